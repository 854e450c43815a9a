using System.Text;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>What the law asks of records: that they end, that somebody can have theirs erased, and can read what is kept about them.</summary>
internal sealed class IncidentRecords(IIncidents cases, TimeProvider time)
{
    private const int Rounds = 4;

    /// <summary>Erases every case that has been closed for as long as the school keeps it. Returns how many.</summary>
    public async Task<int> EraseDueAsync(SchoolPack school, CancellationToken cancellation)
    {
        var erased = 0;
        foreach (var incident in await cases.ListAsync(school.Id, cancellation))
        {
            if (IncidentErasure.IsDue(school, incident, time.GetUtcNow()) && await EraseAsync(school, incident.Id, cancellation))
                erased++;
        }
        return erased;
    }

    /// <summary>Erases all that was written to a case and everybody's name in it; what is left counts in summaries. False where there is no such case.</summary>
    public async Task<bool> EraseAsync(SchoolPack school, string caseId, CancellationToken cancellation)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (await cases.FindAsync(school.Id, caseId, cancellation) is not { } stored)
                return false;
            if (await cases.EraseAsync(IncidentErasure.Erase(stored.Case), stored.Version, cancellation) == SaveOutcome.Saved)
                return true;
        }
        throw new InvalidOperationException("The case changed again and again.");
    }

    /// <summary>What is kept of one person, case by case; null where there is nothing.</summary>
    /// <param name="personId">Their Entra object id.</param>
    public async Task<string?> ExportAsync(SchoolPack school, string personId, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var incident in await cases.ListAsync(school.Id, cancellation))
        {
            var stored = await cases.FindAsync(school.Id, incident.Id, cancellation);
            if (stored is null || !Concerns(stored, personId))
                continue;
            text.Append("Case ").Append(incident.Id).Append(", reported ").AppendLine(UkTime.Text(incident.ReportedAt));
            foreach (var piece in stored.Pieces)
            {
                text.Append(piece.By.Name).Append(", ").AppendLine(UkTime.Text(piece.At));
                foreach (var (field, words) in piece.Texts)
                    text.Append(field).Append(": ").AppendLine(words);
            }
            text.AppendLine();
        }
        return text.Length == 0
            ? null
            : $"{school.Name}: what PolicyBot keeps of one person\nBefore it is handed over, take out what is about other people, and what would put a child at risk.\n\n{text}";
    }

    private static bool Concerns(StoredIncident stored, string personId) =>
        stored.Case.ReportedBy.IsSame(personId)
        || stored.Case.Concerned.Contains(personId, StringComparer.OrdinalIgnoreCase)
        || stored.Case.BroughtIn.Any(person => person.IsSame(personId))
        || stored.Case.Holder?.IsSame(personId) == true
        || stored.Pieces.Any(piece => piece.By.IsSame(personId));
}
