using PolicyBot.Bot;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>A whole case as text, for a document: what was written, what was decided, and what happened to it.</summary>
internal static class CaseRecord
{
    public static string Write(SchoolPack school, StoredIncident stored, IReadOnlyList<IncidentEvent> events, DateTimeOffset now) => string.Join('\n',
    [
        school.Name,
        $"Case {stored.Case.Id}, as it stood on {UkTime.Text(now)}",
        .. stored.Pieces.SelectMany(piece => Section($"{(piece.Number == 1 ? "Reported" : "Added")} by {piece.By.Name}, {UkTime.Text(piece.At)}", Words(piece))),
        .. Section("Assessment", Facts(HistoryCards.Assessment(stored.Case))),
        .. Section("Steps", stored.Case.Actions.Select(Step)),
        .. Section("Outcome", Facts(HistoryCards.Closing(stored.Case))),
        .. Section("What happened to the case", events.Select(line => $"{UkTime.Text(line.At)}: {HistoryCards.InWords(school, line)}")),
    ]);

    private static IEnumerable<string> Section(string heading, IEnumerable<string> lines) => lines.Any() ? ["", heading, .. lines] : [];

    private static IEnumerable<string> Words(Piece piece) =>
        piece.Number == 1 ? Facts(CheckDialogs.Lines(new() { Texts = [.. piece.Texts] })) : piece.Texts.Values;

    private static IEnumerable<string> Facts(IEnumerable<(string Title, string Value)> facts) => facts.Select(fact => $"{fact.Title}: {fact.Value}");

    private static string Step(IncidentAction action) =>
        $"{ActionKind.Find(action.Kind)?.Words ?? action.Kind}: {action.For.Name}, {(action.DoneAt is { } done ? $"done {UkTime.Text(done)}" : $"by {UkTime.Text(action.Due)}")}";
}
