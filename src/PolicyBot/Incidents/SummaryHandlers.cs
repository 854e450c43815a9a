using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>The summary of a term for the leadership team and the governors: counts, never names.</summary>
internal sealed class SummaryHandlers(IIncidents cases, RoleHolders roles, TimeProvider time)
{
    private static readonly string[] Readers = [RoleIds.Slt, RoleIds.Headteacher, RoleIds.ChairOfGovernors, RoleIds.Dsl];

    public async Task<ActionReply> TermAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        if (await roles.HoldsAsync(turn.School, turn.Sender, Readers, Freshness.Live, turn.Cancellation) is not { } may)
            return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);
        if (!may)
            return new ActionReply.Message("The summary is for the leadership team, the designated safeguarding lead and the governors.");
        var today = UkTime.Day(time.GetUtcNow());
        var term = turn.School.Calendar.Terms.LastOrDefault(term => term.First <= today);
        var all = await cases.ListAsync(turn.School.Id, turn.Cancellation);
        var summary = IncidentSummary.Of(all, turn.Sender, term?.First ?? today.AddMonths(-4), today, UkTime.Day);
        return new ActionReply.Card(Card(summary, term?.Name ?? "The last four months"));
    }

    private static AdaptiveCard Card(IncidentSummary summary, string term) => new()
    {
        FallbackText = $"{term}: {summary.Reported} reports, {summary.StillOpen} still open.",
        Body =
        [
            TextBlock.Heading("Reports this term", TextSize.Large),
            ReportDialogs.Small($"{term}: {summary.From:d MMMM} to {summary.To:d MMMM yyyy}"),
            new FactSet(new Fact("Reported", $"{summary.Reported}"), new Fact("Still open", $"{summary.StillOpen}")),
            .. Counts("By what it was about", summary.Kinds),
            .. Counts("By outcome", summary.Outcomes),
            ReportDialogs.Small("Reports about holders of leading roles are not counted here: the number alone would tell."),
        ],
    };

    private static IEnumerable<Element> Counts(string heading, IReadOnlyList<(string Words, int Count)> counts) =>
        counts.Count == 0 ? [] : [TextBlock.Heading(heading), new FactSet([.. counts.Select(line => new Fact(line.Words, $"{line.Count}"))])];
}
