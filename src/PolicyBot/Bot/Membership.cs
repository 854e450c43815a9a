using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Whether somebody is staff, and of which school: pupils and guests live in the same tenant.</summary>
internal sealed class Membership(SchoolPacks schools, RoleHolders roles)
{
    public async Task<MembershipAnswer> FindAsync(string personId, Freshness freshness, CancellationToken cancellation)
    {
        var silent = false;
        foreach (var school in schools.All)
        {
            switch (await roles.FindAsync(school.Staff, freshness, cancellation))
            {
                case GroupLookup.Found found when found.Members.FirstOrDefault(m => m.IsSame(personId)) is { } person:
                    return new MembershipAnswer.Staff(school, person);
                case GroupLookup.Unavailable:
                    silent = true;
                    break;
            }
        }
        return silent ? new MembershipAnswer.CannotTell() : new MembershipAnswer.Stranger();
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
