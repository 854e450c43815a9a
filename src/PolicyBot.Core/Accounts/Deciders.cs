using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>Who may decide a request for an account, by the directory of this moment.</summary>
public abstract record Deciders
{
    private Deciders() { }

    /// <param name="Roles">The roles whose holders decide.</param>
    /// <param name="IsFallback">Whether none of the school's approvers is left, so that somebody else decides.</param>
    public sealed record Found(IReadOnlyList<Person> People, IReadOnlyList<string> Roles, bool IsFallback) : Deciders;

    /// <summary>Nobody with an account may decide it; <paramref name="Mail"/> is whom to write to, where the pack names one.</summary>
    public sealed record Nobody(string? Mail) : Deciders;

    /// <summary>The directory does not answer.</summary>
    public sealed record Unavailable : Deciders;

    /// <summary>Takes those of the approvers who may decide; where nobody is left, asks for the fallback approvers in their order.</summary>
    /// <param name="lookup">What the directory said of the approvers.</param>
    public static async Task<Deciders> ChooseAsync(
        RoleHolders roles, Applicant applicant, GroupLookup lookup, IReadOnlyList<Barred> barred, CancellationToken cancellation)
    {
        var (school, process, _) = applicant;
        if (lookup is not GroupLookup.Found approvers)
            return new Unavailable();
        if (Without(barred, approvers) is { Count: > 0 } left)
            return new Found(left, process.Approvers, IsFallback: false);

        foreach (var role in process.FallbackApprovers)
        {
            if (await roles.FindAsync(school, [role], Freshness.Live, cancellation) is not GroupLookup.Found fallback)
                return new Unavailable();
            if (Without(barred, fallback) is { Count: > 0 } instead)
                return new Found(instead, [role], IsFallback: true);
        }
        return new Nobody(process.FallbackApprovers.Select(role => school.Role(role)?.Mail).FirstOrDefault(mail => mail is not null));
    }

    private static List<Person> Without(IReadOnlyList<Barred> barred, GroupLookup.Found holders) =>
        [.. holders.Members.Where(person => !barred.Any(b => person.IsSame(b.PersonId)))];
}
