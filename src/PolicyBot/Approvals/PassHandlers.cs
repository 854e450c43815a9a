using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>Passing a request on to a colleague, from the card or typed.</summary>
internal sealed class PassHandlers(CaseFinder finder, IApprovalCases cases, ApproverPanels panels, IGates gates, TimeProvider time)
{
    private const int Rounds = 10;

    /// <summary>Asks to whom.</summary>
    public async Task<ActionReply> ChooseAsync(Turn turn, ActionData data)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        if (await finder.FindAsync(turn, data.Text("caseId")) is not { Case: var request })
            return DecideReplies.NotFound;
        if (await panels.FindAsync(turn.School, request, Freshness.Live, turn.Cancellation) is not { } panel)
            return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);
        return ApprovalRules.WhyNot(request, turn.Sender, data.Number("revision") ?? 0, panel) is { } refusal
            ? DecideReplies.Refused(turn.School, request, await gates.CheckAsync(turn.School, request, turn.Cancellation), refusal, typed: false)
            : new ActionReply.Card(PassCards.Choose(request, PassRules.Colleagues(request, panel, turn.Sender)));
    }

    /// <summary>To the person who was picked on the card.</summary>
    public Task<ActionReply> PassAsync(Turn turn, ActionData data) =>
        PassAsync(turn, data.Text("caseId"), data.Number("revision") ?? 0, _ => data.Text("colleague") ?? "", data.Text("note"));

    /// <summary>To the person who was named, by name, first name or address.</summary>
    public Task<ActionReply> PassAsync(Turn turn, Match typed, int? revision) => PassAsync(
        turn, typed.Groups["case"].Value, revision,
        colleagues => Named(colleagues, typed.Groups["who"].Value.Trim()) is [var only] ? only.Id : "",
        typed.Groups["note"].Value);

    private async Task<ActionReply> PassAsync(Turn turn, string? caseId, int? revision, Func<IReadOnlyList<Person>, string> pick, string? note)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        for (var round = 0; round < Rounds; round++)
        {
            if (await finder.FindAsync(turn, caseId) is not { } stored)
                return DecideReplies.NotFound;
            var request = stored.Case;
            if (await panels.FindAsync(turn.School, request, Freshness.Live, turn.Cancellation) is not { } panel)
                return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);

            var seen = revision ?? await finder.FindSeenRevisionAsync(turn, request);
            var command = new PassCommand(pick(PassRules.Colleagues(request, panel, turn.Sender)), note, seen, turn.Sender);
            var outcome = PassRules.Pass(request, command, panel, time.GetUtcNow());
            if (outcome is not PassOutcome.Passed { Change: var change } || await cases.SaveAsync(change, stored.Version, turn.Cancellation) == SaveOutcome.Saved)
                return Reply(turn, command, outcome, (request, await gates.CheckAsync(turn.School, request, turn.Cancellation)), typed: revision is null);
        }
        return DecideReplies.Busy;
    }

    private static ActionReply Reply(
        Turn turn, PassCommand command, PassOutcome outcome, (ApprovalCase Request, IReadOnlyList<GateCheck> Gates) was, bool typed) => outcome switch
    {
        PassOutcome.Passed { Change.After: var after } => Passed(turn, after, was.Gates),
        PassOutcome.PassedBefore before => Passed(turn, before.Case, was.Gates),
        PassOutcome.Refused { Because: var because } => DecideReplies.Refused(turn.School, was.Request, was.Gates, because, typed),
        PassOutcome.NotToThem other => new ActionReply.Card(PassCards.Choose(
            other.Case, other.Colleagues, "Nothing was passed on: choose somebody who can decide this request and has not answered yet.", command)),
        PassOutcome.NoteTooLong other => new ActionReply.Card(PassCards.Choose(
            other.Case, other.Colleagues, $"Nothing was passed on: shorten the note to {PassRules.LongestNote} characters.", command)),
        _ => throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}"),
    };

    private static ActionReply.Card Passed(Turn turn, ApprovalCase after, IReadOnlyList<GateCheck> checks) => new(DecisionCards.Of(
        turn.School, after, checks, canDecide: true, $"Passed to {after.Passes[^1].To.Name}, who gets a message now. You can still decide it yourself."));

    private static List<Person> Named(IReadOnlyList<Person> colleagues, string who)
    {
        bool Same(string? text) => string.Equals(text, who, StringComparison.OrdinalIgnoreCase);
        var exact = colleagues.Where(person => Same(person.Name) || Same(person.Mail)).ToList();
        return exact.Count > 0 ? exact : [.. colleagues.Where(person => Same(person.Name.Split(' ')[0]))];
    }
}
