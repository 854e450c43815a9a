using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Approvals;

/// <summary>A person's own requests, an approver's queue, and one request opened from there.</summary>
internal sealed class ListHandlers(IApprovalCases cases, RoleHolders roles)
{
    public async Task<ActionReply> MineAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        var all = await cases.ListByRequesterAsync(turn.School.Id, turn.Sender.Id, turn.Cancellation);
        var shown = await Task.WhenAll(all.Take(ListCards.MostShown).Select(async summary =>
        (
            Stored: await cases.FindAsync(turn.School.Id, summary.Id, turn.Cancellation),
            Deliveries: await cases.ListDeliveriesAsync(turn.School.Id, summary.Id, turn.Cancellation)
        )));
        return new ActionReply.Card(ListCards.Mine([.. shown.Where(s => s.Stored is not null).Select(s => (s.Stored!.Case, s.Deliveries))], all.Count));
    }

    public async Task<ActionReply> QueueAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        var mine = new List<CaseSummary>();
        var holds = new Dictionary<string, bool>();
        foreach (var summary in await cases.ListOpenAsync(turn.School.Id, turn.Cancellation))
        {
            var key = string.Join(',', summary.ApproverRoles);
            if (!holds.TryGetValue(key, out var isApprover))
            {
                if (await roles.HoldsAsync(turn.School, turn.Sender, summary.ApproverRoles, Freshness.Live, turn.Cancellation) is not { } answer)
                    return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);
                holds[key] = isApprover = answer;
            }
            if (isApprover)
                mine.Add(summary);
        }
        return new ActionReply.Card(ListCards.Queue(mine));
    }

    public async Task<ActionReply> ShowAsync(Turn turn, ActionData data)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        if (CaseIds.Parse(data.Text("caseId")) is not { } id || await cases.FindAsync(turn.School.Id, id, turn.Cancellation) is not { Case: var request })
            return new ActionReply.Message("We can't find this request at your school. Type “queue” to see what there is.");
        if (await roles.HoldsAsync(turn.School, turn.Sender, request.ApproverRoles, Freshness.Live, turn.Cancellation) is not { } isApprover)
            return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);
        if (!isApprover)
            return new ActionReply.Message("Only the people who can decide this request may open it.");
        var barred = request.Bars(turn.Sender);
        return new ActionReply.Card(DecisionCards.Of(
            turn.School, request, canDecide: !barred, barred && request.IsOpen ? "You can't decide this one: you asked for it or will run the account." : null));
    }
}
