using PolicyBot.Bot;

namespace PolicyBot.Incidents;

/// <summary>The cases that somebody may open, by their numbers alone.</summary>
internal sealed class CaseLists(CaseAccess access)
{
    public async Task<ActionReply> MineAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        return await access.ListAsync(turn.School, turn.Sender, turn.Cancellation) is { } cases
            ? new ActionReply.Card(IncidentCards.List(cases))
            : new ActionReply.Message(Refusals.CannotCheck.FallbackText!);
    }

    public async Task<ActionReply> OneAsync(Turn turn, string caseId) =>
        await access.OpenAsync(turn.School, turn.Sender, caseId, turn.Cancellation) switch
        {
            CaseOpening.Opened opened => new ActionReply.Card(IncidentCards.Number(opened.Stored.Case)),
            var refused => new ActionReply.Message(CaseAccess.InWords(refused)),
        };
}
