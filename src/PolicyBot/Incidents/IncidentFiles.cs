using System.Globalization;
using PolicyBot.Bot;
using PolicyBot.Core.Incidents;

namespace PolicyBot.Incidents;

/// <summary>What can be taken away as a Word document: a case, a letter kept with it, a school's letter, a term's summary. Who may is asked as for the dialog.</summary>
internal sealed class IncidentFiles(IIncidents cases, CaseAccess access, SummaryHandlers summaries, FileOffers offers, TimeProvider time)
{
    public const string Record = "incidents/record-file";
    public const string Letter = "incidents/letter-file";
    public const string Template = "incidents/template-file";
    public const string Summary = "incidents/summary-file";

    public void Map(Routes routes)
    {
        routes.OnFile(Record, RecordAsync);
        routes.OnFile(Letter, LetterAsync);
        routes.OnFile(Template, TemplateAsync);
        routes.OnFile(Summary, async (turn, _) => await summaries.FindAsync(turn) switch
        {
            TermSummary.Found found => Ready("Reports this term", SummaryHandlers.Text(turn.School, found)),
            var refused => new OfferedFile.Refused(SummaryHandlers.InWords(refused)),
        });
        routes.OnDialog(Record, async (turn, data) => new DialogReply.Message(await offers.OfferAsync(turn, Record, data.Text("caseId") ?? "")));
        routes.OnDialog(Template, async (turn, data) => new DialogReply.Message(await offers.OfferAsync(turn, Template, data.Text("letter") ?? "")));
        routes.OnAction(Summary, async (turn, _) => new ActionReply.Message(await offers.OfferAsync(turn, Summary, "term")));
    }

    /// <summary>How a letter that was kept with a case is asked for: the case's number and the piece's.</summary>
    public static string LetterId(string caseId, int piece) => string.Create(CultureInfo.InvariantCulture, $"{caseId}-{piece}");

    private async Task<OfferedFile> RecordAsync(Turn turn, string about) => await OpenAsync(turn, about, async opened =>
    {
        var events = await cases.ListEventsAsync(turn.School.Id, opened.Case.Id, turn.Cancellation);
        return Ready(opened.Case.Id, CaseRecord.Write(turn.School, opened, events, time.GetUtcNow()));
    });

    private async Task<OfferedFile> LetterAsync(Turn turn, string about)
    {
        var end = about.LastIndexOf('-');
        if (end < 0 || !int.TryParse(about[(end + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new OfferedFile.Refused(IncidentCards.CannotFind);
        return await OpenAsync(turn, about[..end], async opened =>
        {
            var events = await cases.ListEventsAsync(turn.School.Id, opened.Case.Id, turn.Cancellation);
            return events.Any(line => line.What == IncidentEvents.Letter && line.Piece == number) && opened.Pieces.FirstOrDefault(piece => piece.Number == number) is { } letter
                ? Ready(LetterId(opened.Case.Id, number), string.Join('\n', letter.Texts.Values))
                : new OfferedFile.Refused(IncidentCards.CannotFind);
        });
    }

    private static Task<OfferedFile> TemplateAsync(Turn turn, string about) => Task.FromResult<OfferedFile>(
        LetterTemplate.Of(turn.School).FirstOrDefault(letter => letter.Id == about) is { } letter
            ? Ready("Letter", letter.Write(turn.School))
            : new OfferedFile.Refused("Choose a letter first."));

    private async Task<OfferedFile> OpenAsync(Turn turn, string caseId, Func<StoredIncident, Task<OfferedFile>> make)
    {
        var opening = await access.OpenAsync(turn.School, turn.Sender, caseId, turn.Cancellation);
        if (opening is not CaseOpening.Opened { View: IncidentView.Handler } opened)
            return new OfferedFile.Refused(CaseAccess.InWords(opening));
        await access.NoteAsync(turn, opened);
        return await make(opened.Stored);
    }

    private static OfferedFile.Ready Ready(string name, string text) => new(name + ".docx", Docx.Write(text));
}
