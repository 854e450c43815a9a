using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>What those who handle a case may do with it, as pure functions. Nothing is overwritten: each change is a line of the chronology.</summary>
public static class HandlingRules
{
    // Enough to know a dialog that Teams sends again from one that is new.
    private const int FormsKept = 30;
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>Takes down what those who handle it think of the case.</summary>
    public static HandleOutcome Assess(IncidentCase incident, Handling handling, Assessment assessment) =>
        Change(incident, handling, IncidentEvents.Assessed, assessment.Severity, after => after with { Assessment = assessment });

    /// <summary>Decides on a step. Who does it is reminded in the morning of the day when it is due.</summary>
    /// <param name="morning">That moment, from the day.</param>
    public static HandleOutcome Plan(IncidentCase incident, Handling handling, ActionKind kind, Person forWhom, DateOnly due, Func<DateOnly, TimeOnly, DateTimeOffset> morning)
    {
        if (incident.Concerned.Any(forWhom.IsSame))
            return new HandleOutcome.Wrong("Choose somebody else: it is or may be about this person");
        var action = new IncidentAction(incident.Actions.Count + 1, kind.Id, forWhom, due);
        var isNew = !handling.By.IsSame(forWhom.Id);
        var reminder = morning(due, Morning);
        return Change(
            incident, handling, IncidentEvents.Planned, kind.Id,
            after => BringIn(after, forWhom) with { Actions = [.. after.Actions, action] },
            [.. isNew ? [new Notice(IncidentNotices.Yours, new Audience.One(forWhom.Id))] : Array.Empty<Notice>(),
                .. reminder > handling.At ? [new Notice(IncidentNotices.ActionDue, new Audience.One(forWhom.Id), reminder)] : Array.Empty<Notice>()]);
    }

    /// <summary>A step was taken; what came of it is written with it. Where a step follows, whoever took this one is reminded of it.</summary>
    /// <param name="dayOf">The day at the school, from the moment.</param>
    public static HandleOutcome Finish(IncidentCase incident, Handling handling, int number, Func<DateTimeOffset, DateOnly> dayOf)
    {
        if (incident.Actions.FirstOrDefault(action => action.Number == number) is not { DoneAt: null } open)
            return new HandleOutcome.Repeated();
        if (handling.Words.Count == 0)
            return new HandleOutcome.Wrong("Say what came of it, with a reference where there is one");
        var next = ActionKind.Find(ActionKind.Find(open.Kind)?.Follows);
        var again = handling.At.AddDays(next?.Days ?? 0);
        return Change(
            incident, handling, IncidentEvents.Finished, open.Kind,
            after => after with
            {
                Actions =
                [
                    .. after.Actions.Select(action => action.Number == number ? action with { DoneAt = handling.At } : action),
                    .. next is null ? Array.Empty<IncidentAction>() : [new(after.Actions.Count + 1, next.Id, open.For, dayOf(again))],
                ],
            },
            next is null ? [] : [new(IncidentNotices.ActionDue, new Audience.One(open.For.Id), again)]);
    }

    /// <summary>Keeps a letter as it was written.</summary>
    public static HandleOutcome KeepLetter(IncidentCase incident, Handling handling, LetterTemplate letter) =>
        Change(incident, handling, IncidentEvents.Letter, letter.Title, after => after);

    /// <summary>Gives the case to somebody, or lets them read along.</summary>
    /// <param name="holds">Whether they have it from now on.</param>
    public static HandleOutcome HandOver(IncidentCase incident, Handling handling, Person to, bool holds)
    {
        if (incident.Concerned.Any(to.IsSame))
            return new HandleOutcome.Wrong("Choose somebody else: it is or may be about this person");
        return Change(
            incident, handling, holds ? IncidentEvents.HandedOver : IncidentEvents.BroughtIn, to.Name,
            after => BringIn(after, to) with
            {
                Status = IncidentStatus.InHand,
                Holder = holds ? to : after.Holder ?? handling.By,
                TakenAt = after.TakenAt ?? handling.At,
            },
            [new(IncidentNotices.Yours, new Audience.One(to.Id)), .. holds ? [IncidentRules.ToReporter(incident)] : Array.Empty<Notice>()]);
    }

    /// <summary>Closes the case. Nothing may be left open.</summary>
    public static HandleOutcome Close(IncidentCase incident, Handling handling, string outcome, string policy)
    {
        if (incident.Actions.Any(action => action.DoneAt is null))
            return new HandleOutcome.Wrong("Finish the open steps first: say what came of each");
        return Change(
            incident, handling, IncidentEvents.Closed, $"{outcome}/{policy}",
            after => after with { Status = IncidentStatus.Closed, Closing = new(handling.By, handling.At, outcome, policy) },
            [new(IncidentNotices.Taken, new Audience.CardHolders()), IncidentRules.ToReporter(incident)]);
    }

    /// <summary>Opens a closed case again, with the reason.</summary>
    public static HandleOutcome Reopen(IncidentCase incident, Handling handling)
    {
        if (handling.View != IncidentView.Handler)
            return new HandleOutcome.NotYours();
        if (incident.IsOpen)
            return new HandleOutcome.Repeated();
        if (handling.Words.Count == 0)
            return new HandleOutcome.Wrong("Say why it is opened again");
        return Change(
            incident with { Status = IncidentStatus.InHand }, handling, IncidentEvents.Reopened, null,
            after => after with { Holder = handling.By, Closing = null }, [IncidentRules.ToReporter(incident)]);
    }

    private static HandleOutcome Change(
        IncidentCase incident, Handling handling, string what, string? detail, Func<IncidentCase, IncidentCase> change, IReadOnlyList<Notice>? notices = null)
    {
        if (handling.View != IncidentView.Handler)
            return new HandleOutcome.NotYours();
        if (incident.Forms.Contains(handling.FormId))
            return new HandleOutcome.Repeated();
        if (!incident.IsOpen)
            return new HandleOutcome.Over();
        var after = change(IncidentRules.Next(incident)) with { Forms = [.. incident.Forms.TakeLast(FormsKept - 1), handling.FormId] };
        // Whoever does something with it has it in hand.
        if (after.Status == IncidentStatus.Waiting)
            after = after with { Status = IncidentStatus.InHand, Holder = handling.By, TakenAt = handling.At };
        var piece = handling.Words.Count == 0 ? null : new Piece(after.Pieces + 1, handling.By, handling.At, handling.Words);
        after = piece is null ? after : after with { Pieces = piece.Number };
        return new HandleOutcome.Done(new(after, IncidentRules.Event(after, what, handling.By, handling.At, detail) with { Piece = piece?.Number }, notices ?? []) { Piece = piece });
    }

    private static IncidentCase BringIn(IncidentCase incident, Person person) => incident with
    {
        BroughtIn = incident.BroughtIn.Any(known => known.IsSame(person.Id)) ? incident.BroughtIn : [.. incident.BroughtIn, person],
        LeftOut = [.. incident.LeftOut.Where(id => !person.IsSame(id))],
    };
}

/// <summary>Who does something with a case, when, and what they wrote with it.</summary>
/// <param name="FormId">Of the dialog that it was entered in: sent again, it is taken once.</param>
/// <param name="Words">What was written, by field; empty where nothing was.</param>
public sealed record Handling(Person By, IncidentView View, DateTimeOffset At, string FormId, IReadOnlyDictionary<string, string> Words);

/// <summary>What became of a wish to do something with a case.</summary>
public abstract record HandleOutcome
{
    private HandleOutcome() { }

    public sealed record Done(IncidentChange Change) : HandleOutcome;

    /// <summary>It was done before.</summary>
    public sealed record Repeated : HandleOutcome;

    /// <summary>The case is closed.</summary>
    public sealed record Over : HandleOutcome;

    /// <summary>Something has to be put right first.</summary>
    public sealed record Wrong(string WhatToDo) : HandleOutcome;

    /// <summary>Not theirs to see: to them the case does not exist.</summary>
    public sealed record NotYours : HandleOutcome;
}
