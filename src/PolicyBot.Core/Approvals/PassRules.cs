using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Passing a request on to a colleague who may decide it. Whoever passes it on may still decide it.</summary>
public static class PassRules
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>
    /// Everyone it can be passed to: approvers who have not answered yet and, where any one decides, the deputies. Where it takes several,
    /// a deputy would be one voice too many.
    /// </summary>
    public static IReadOnlyList<Person> Colleagues(ApprovalCase request, ApproverPanel panel, Person by)
    {
        var deputies = request.StandInsAsked || (request.Rule == DecisionRule.AnyOne && request.DeputyRoles.Count > 0) ? panel.StandIns : [];
        return
        [
            .. panel.Approvers.Concat(deputies).DistinctBy(person => person.Id)
                .Where(person => !person.IsSame(by.Id) && !request.Bars(person) && !request.Votes.Any(vote => person.IsSame(vote.By.Id))),
        ];
    }

    /// <summary>Passes it on, if the one may who passes it, and the other could decide it.</summary>
    public static PassOutcome Pass(ApprovalCase request, PassCommand command, ApproverPanel panel, DateTimeOffset now)
    {
        if (ApprovalRules.WhyNot(request, command.By, command.Revision, panel) is { } refusal)
            return new PassOutcome.Refused(refusal);
        var colleagues = Colleagues(request, panel, command.By);
        if (colleagues.FirstOrDefault(person => person.IsSame(command.ToPersonId)) is not { } colleague)
            return new PassOutcome.NotToThem(request, colleagues);
        // Teams sends a click again when the answer is late.
        if (request.Passes is [.., var last] && last.From.IsSame(command.By.Id) && last.To.IsSame(colleague.Id))
            return new PassOutcome.PassedBefore(request);
        var note = command.Note?.Trim() is { Length: > 0 } text ? text : null;
        if (note?.Length > LongestNote)
            return new PassOutcome.NoteTooLong(request, colleagues);

        var after = request with
        {
            Passes = [.. request.Passes, new(command.By, colleague, now, note)],
            StandInsAsked = request.StandInsAsked || !panel.Approvers.Any(person => person.IsSame(colleague.Id)),
            Sequence = request.Sequence + 1,
        };
        return new PassOutcome.Passed(new(
            after,
            new(after.Sequence, "passed", command.By, now, after.Revision) { To = colleague },
            // To the roles, and from among them to the colleague: who has left them by then is not asked.
            [new(NoticeKinds.Passed, new Audience.Roles(after.DeciderRoles)), new(NoticeKinds.Refresh, new Audience.CardHolders())]) { WasOpen = true });
    }
}

/// <summary>A wish to pass one revision of a case on.</summary>
/// <param name="Note">A line for the colleague; may be empty.</param>
public sealed record PassCommand(string ToPersonId, string? Note, int Revision, Person By);

/// <summary>What became of a wish to pass a case on.</summary>
public abstract record PassOutcome
{
    private PassOutcome() { }

    public sealed record Passed(CaseChange Change) : PassOutcome;

    /// <summary>It was passed by just this person to just that one before, and by nobody since.</summary>
    public sealed record PassedBefore(ApprovalCase Case) : PassOutcome;

    /// <summary>Whoever wants to pass it on could not decide it either.</summary>
    public sealed record Refused(DecideOutcome Because) : PassOutcome;

    /// <summary>That person cannot decide it, or has answered already; these can.</summary>
    public sealed record NotToThem(ApprovalCase Case, IReadOnlyList<Person> Colleagues) : PassOutcome;

    public sealed record NoteTooLong(ApprovalCase Case, IReadOnlyList<Person> Colleagues) : PassOutcome;
}
