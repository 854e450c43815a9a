using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Whether somebody is staff, and of which school: pupils and guests live in the same tenant.</summary>
internal sealed class Membership(SchoolPacks schools, RoleHolders roles)
{
    public async Task<MembershipAnswer> FindAsync(string personId, Freshness freshness, CancellationToken cancellation)
    {
        // All schools at once: somebody is waiting.
        var staffs = await Task.WhenAll(schools.All.Select(school => roles.FindAsync(school.Staff, freshness, cancellation)));
        foreach (var (school, staff) in schools.All.Zip(staffs))
        {
            // The first school counts. While it can't be checked, nobody is taken for staff of a later one.
            if (staff is not GroupLookup.Found found)
                return new MembershipAnswer.CannotTell();
            if (found.Members.FirstOrDefault(m => m.IsSame(personId)) is { } person)
                return new MembershipAnswer.Staff(school, person);
        }
        return new MembershipAnswer.Stranger();
    }

    /// <summary>Whether somebody is staff of this school, so that they may be sent something; null where the directory does not answer.</summary>
    public async Task<bool?> IsStaffAsync(SchoolPack school, Person person, CancellationToken cancellation)
    {
        // Many notices go out together, so this may be some minutes old. A no is made sure of: somebody may just have joined.
        var recently = await roles.HoldsAsync(school, person, [RoleIds.Staff], Freshness.Recent, cancellation);
        return recently is true ? true : await roles.HoldsAsync(school, person, [RoleIds.Staff], Freshness.Patient, cancellation);
    }
}

internal abstract record MembershipAnswer
{
    private MembershipAnswer() { }

    public sealed record Staff(SchoolPack School, Person Person) : MembershipAnswer;

    public sealed record Stranger : MembershipAnswer;

    /// <summary>The directory does not answer. That is never a yes.</summary>
    public sealed record CannotTell : MembershipAnswer;
}
