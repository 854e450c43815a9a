using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Incidents;

/// <summary>The summary of a term for the leadership team and the governors: counts, never names.</summary>
internal sealed class SummaryHandlers(IIncidents cases, RoleHolders roles, TimeProvider time)
{
    private const string ByKind = "By what it was about";
    private const string ByOutcome = "By outcome";
    private const string NotCounted = "Reports about holders of leading roles are not counted here: the number alone would tell.";
    private static readonly string[] Readers = [RoleIds.Slt, RoleIds.Headteacher, RoleIds.ChairOfGovernors, RoleIds.Dsl];

    public async Task<ActionReply> TermAsync(Turn turn) => await FindAsync(turn) switch
    {
        TermSummary.Found found => new ActionReply.Card(Card(found)),
        var refused => new ActionReply.Message(InWords(refused)),
    };

    /// <summary>The summary of this term, for those who may read it.</summary>
    public async Task<TermSummary> FindAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new TermSummary.NotHere();
        if (await roles.HoldsAsync(turn.School, turn.Sender, Readers, Freshness.Live, turn.Cancellation) is not { } may)
            return new TermSummary.CannotTell();
        if (!may)
            return new TermSummary.NotTheirs();
        var today = UkTime.Day(time.GetUtcNow());
        var term = turn.School.Calendar.Terms.LastOrDefault(term => term.First <= today);
        var all = await cases.ListAsync(turn.School.Id, turn.Cancellation);
        return new TermSummary.Found(term?.Name ?? "The last four months", IncidentSummary.Of(all, turn.Sender, term?.First ?? today.AddMonths(-4), today, UkTime.Day));
    }

    public static string InWords(TermSummary refused) => refused switch
    {
        TermSummary.NotHere => Refusals.NotHere.FallbackText!,
        TermSummary.CannotTell => Refusals.CannotCheck.FallbackText!,
        _ => "The summary is for the leadership team, the designated safeguarding lead and the governors.",
    };

    /// <summary>The same as text, for a document.</summary>
    public static string Text(SchoolPack school, TermSummary.Found found) => string.Join('\n',
    [
        school.Name, "Reports this term", Period(found), "",
        $"Reported: {found.Counts.Reported}", $"Still open: {found.Counts.StillOpen}",
        .. Lines(ByKind, found.Counts.Kinds), .. Lines(ByOutcome, found.Counts.Outcomes), "", NotCounted,
    ]);

    private static AdaptiveCard Card(TermSummary.Found found) => new()
    {
        FallbackText = $"{found.Term}: {found.Counts.Reported} reports, {found.Counts.StillOpen} still open.",
        Body =
        [
            TextBlock.Heading("Reports this term", TextSize.Large),
            ReportDialogs.Small(Period(found)),
            new FactSet(new Fact("Reported", $"{found.Counts.Reported}"), new Fact("Still open", $"{found.Counts.StillOpen}")),
            .. Counts(ByKind, found.Counts.Kinds),
            .. Counts(ByOutcome, found.Counts.Outcomes),
            ReportDialogs.Small(NotCounted),
        ],
        Actions = [new ActionExecute("As a Word file", IncidentFiles.Summary) { AssociatedInputs = AssociatedInputs.None }.WithSubmitFallback()],
    };

    private static string Period(TermSummary.Found found) => $"{found.Term}: {UkTime.Text(found.Counts.From)} to {UkTime.Text(found.Counts.To)}";

    private static IEnumerable<string> Lines(string heading, IReadOnlyList<(string Words, int Count)> counts) =>
        counts.Count == 0 ? [] : ["", heading, .. counts.Select(line => $"{line.Words}: {line.Count}")];

    private static IEnumerable<Element> Counts(string heading, IReadOnlyList<(string Words, int Count)> counts) =>
        counts.Count == 0 ? [] : [TextBlock.Heading(heading), new FactSet([.. counts.Select(line => new Fact(line.Words, $"{line.Count}"))])];
}

/// <summary>What became of asking for the summary of a term.</summary>
internal abstract record TermSummary
{
    private TermSummary() { }

    /// <param name="Term">What the term is called.</param>
    public sealed record Found(string Term, IncidentSummary Counts) : TermSummary;

    public sealed record NotTheirs : TermSummary;

    public sealed record CannotTell : TermSummary;

    /// <summary>Others can read along where it was asked for.</summary>
    public sealed record NotHere : TermSummary;
}
