using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Works out who may decide a request.</summary>
public static class Approvers
{
    /// <summary>
    /// The approvers less those barred; where that leaves nobody, the fallback role less those barred.
    /// </summary>
    /// <param name="fallbackMail">An e-mail address of a fallback approver who has no account.</param>
    public static ApproverChoice Choose(
        IReadOnlyList<Person> approvers, IReadOnlyList<Person> fallback, string? fallbackMail, IReadOnlyList<Barred> barred)
    {
        var eligible = Without(approvers, barred);
        if (eligible.Count > 0)
            return new ApproverChoice.Approvers(eligible);
        var instead = Without(fallback, barred);
        return instead.Count > 0
            ? new ApproverChoice.Fallback(instead)
            : new ApproverChoice.Nobody(fallbackMail);
    }

    private static List<Person> Without(IReadOnlyList<Person> people, IReadOnlyList<Barred> barred) =>
        [.. people.Where(p => !barred.Any(b => p.IsSame(b.PersonId)))];
}

/// <summary>Who may decide.</summary>
public abstract record ApproverChoice
{
    private ApproverChoice() { }

    public sealed record Approvers(IReadOnlyList<Person> People) : ApproverChoice;

    /// <summary>No approver is left, so the pack's fallback approver decides.</summary>
    public sealed record Fallback(IReadOnlyList<Person> People) : ApproverChoice;

    /// <summary>Nobody with an account may decide; <paramref name="Mail"/> is whom to write to, where the pack names one.</summary>
    public sealed record Nobody(string? Mail) : ApproverChoice;
}
