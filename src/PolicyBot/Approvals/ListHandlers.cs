using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Approvals;

/// <summary>A person's own requests, an approver's queue, and one request opened from there.</summary>
internal sealed class ListHandlers(IApprovalCases cases, ApproverPanels panels, IGates gates, IAccountRegister register, RoleHolders roles)
{
    private static ActionReply NotHere => new ActionReply.Message(Refusals.NotHere.FallbackText!);

    private static ActionReply CannotCheck => new ActionReply.Message(Refusals.CannotCheck.FallbackText!);

    public async Task<ActionReply> MineAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return NotHere;
        var all = await cases.ListByRequesterAsync(turn.School.Id, turn.Sender.Id, turn.Cancellation);
        var found = await Task.WhenAll(all.Take(ListCards.MostShown).Select(summary => FindOwnAsync(turn, summary.Id)));
        var shown = new List<OwnRequest>();
        var asked = new Dictionary<string, ApproverPanel?>();
        foreach (var own in found.OfType<OwnRequest>())
            shown.Add(own with { WaitsFor = await FindWaitAsync(turn, own.Case, asked) });
        return new ActionReply.Card(ListCards.Mine(shown, all.Count));
    }

    public async Task<ActionReply> QueueAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return NotHere;
        var mine = new List<CaseSummary>();
        var holds = new Dictionary<string, bool>();
        foreach (var summary in await cases.ListOpenAsync(turn.School.Id, turn.Cancellation))
        {
            var key = string.Join(',', summary.DeciderRoles);
            if (!holds.TryGetValue(key, out var isApprover))
            {
                if (await roles.HoldsAsync(turn.School, turn.Sender, summary.DeciderRoles, Freshness.Live, turn.Cancellation) is not { } answer)
                    return CannotCheck;
                holds[key] = isApprover = answer;
            }
            if (isApprover)
                mine.Add(summary);
        }
        var shown = await Task.WhenAll(mine.Take(ListCards.MostShown).Select(summary => cases.FindAsync(turn.School.Id, summary.Id, turn.Cancellation)));
        return new ActionReply.Card(ListCards.Queue([.. shown.OfType<StoredCase>().Select(stored => stored.Case)], mine.Count));
    }

    public async Task<ActionReply> ShowAsync(Turn turn, ActionData data) => await FindAsync(turn, data) switch
    {
        Opened.Case opened => await CardOfAsync(turn, opened),
        Opened.NotYours => new ActionReply.Message("Only the people who can decide this request may open it."),
        Opened.CannotCheck => CannotCheck,
        Opened.NotHere => NotHere,
        _ => DecideReplies.NotFound,
    };

    /// <summary>The state of a card by itself, as Teams asks for it when the chat is shown. It only reads.</summary>
    public async Task<ActionReply> RefreshAsync(Turn turn, ActionData data) => await FindAsync(turn, data) switch
    {
        Opened.Case opened => await CardOfAsync(turn, opened),
        Opened.NotYours other => new ActionReply.Card(DecisionCards.NoLongerYours(other.CaseId)),
        Opened.CannotCheck => CannotCheck,
        Opened.NotHere => NotHere,
        _ => DecideReplies.NotFound,
    };

    private async Task<ActionReply> CardOfAsync(Turn turn, Opened.Case opened)
    {
        var checks = await gates.CheckAsync(turn.School, opened.Request, turn.Cancellation);
        var barred = opened.Request.Bars(turn.Sender);
        return new ActionReply.Card(DecisionCards.Of(
            turn.School, opened.Request, checks, canDecide: !barred,
            barred && opened.Request.IsOpen ? "You can't decide this one: you asked for it or will run the account." : null));
    }

    private async Task<Opened> FindAsync(Turn turn, ActionData data)
    {
        if (!turn.IsPersonal)
            return new Opened.NotHere();
        if (CaseIds.Parse(data.Text("caseId")) is not { } id)
            return new Opened.Nothing();
        if (await cases.FindAsync(turn.School.Id, id, turn.Cancellation) is not { Case: var request })
            return new Opened.Nothing();
        return await panels.FindAsync(turn.School, request, Freshness.Live, turn.Cancellation) switch
        {
            null => new Opened.CannotCheck(),
            var panel when panel.Holds(request, turn.Sender) => new Opened.Case(request),
            _ => new Opened.NotYours(id),
        };
    }

    private async Task<OwnRequest?> FindOwnAsync(Turn turn, string caseId)
    {
        var deliveries = cases.ListDeliveriesAsync(turn.School.Id, caseId, turn.Cancellation);
        if (await cases.FindAsync(turn.School.Id, caseId, turn.Cancellation) is not { Case: var request })
            return null;
        return new(request, await deliveries, null);
    }

    private async Task<string?> FindWaitAsync(Turn turn, ApprovalCase request, Dictionary<string, ApproverPanel?> asked) => Waits.Of(
        turn.School,
        request,
        request.IsOpen ? await FindPanelAsync(turn, request, asked) : null,
        await gates.CheckAsync(turn.School, request, turn.Cancellation),
        request.Status == CaseStatus.Approved ? (await register.FindAsync(turn.School.Id, AccountIds.Of(request), turn.Cancellation))?.Entry : null);

    // Most requests are decided by the same roles, and somebody waits.
    private async Task<ApproverPanel?> FindPanelAsync(Turn turn, ApprovalCase request, Dictionary<string, ApproverPanel?> asked)
    {
        var key = string.Join(',', request.DeciderRoles);
        if (!asked.TryGetValue(key, out var panel))
            asked[key] = panel = await panels.FindAsync(turn.School, request, Freshness.Live, turn.Cancellation);
        return panel;
    }

    /// <summary>What became of opening a request.</summary>
    private abstract record Opened
    {
        public sealed record Case(ApprovalCase Request) : Opened;

        public sealed record NotYours(string CaseId) : Opened;

        public sealed record CannotCheck : Opened;

        public sealed record NotHere : Opened;

        public sealed record Nothing : Opened;
    }
}
