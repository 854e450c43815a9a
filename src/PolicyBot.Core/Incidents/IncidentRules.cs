using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>What may happen to a case until somebody has it in hand, as pure functions of the case, the command, who gives it, and when.</summary>
public static class IncidentRules
{
    /// <summary>Who acts where nobody does: the clock.</summary>
    public static Person Clock { get; } = new("", "PolicyBot");

    /// <summary>Opens a case with what was reported.</summary>
    /// <param name="patience">How long each rung waits for "I have it", by the clock.</param>
    public static IncidentChange Report(IncidentCase incident, ReportAnswers answers, TimeSpan patience)
    {
        var after = incident with { Pieces = 1, WaitsUntil = incident.ReportedAt + patience };
        return new(
            after,
            new(1, IncidentEvents.Reported, after.ReportedBy, after.ReportedAt, after.Kind, Piece: 1),
            [new(IncidentNotices.NeedsYou, new Audience.Roles(after.Roles)), ToReporter(after), Wait(after)])
        {
            Piece = new(1, after.ReportedBy, after.ReportedAt, answers.Texts),
        };
    }

    /// <summary>"I have it": the first holds it, and the reporter learns who.</summary>
    public static TakeOutcome Take(IncidentCase incident, Person by, IncidentView view, DateTimeOffset now)
    {
        if (view != IncidentView.Handler)
            return new TakeOutcome.NotYours();
        if (incident.Holder is { } holder)
            return holder.IsSame(by.Id) ? new TakeOutcome.AlreadyYours() : new TakeOutcome.HeldBy(holder);
        if (!incident.IsOpen)
            return new TakeOutcome.Over();
        var after = Next(incident) with { Status = IncidentStatus.InHand, Holder = by, TakenAt = incident.TakenAt ?? now };
        return new TakeOutcome.Taken(new(after, Event(after, IncidentEvents.Taken, by, now), [new(IncidentNotices.Taken, new Audience.CardHolders()), ToReporter(after)]));
    }

    /// <summary>The reporter has handed it over in person or by telephone, so no clock runs any more. Null where that is not theirs to say, or is too late.</summary>
    public static IncidentChange? ToldInPerson(IncidentCase incident, Person by, DateTimeOffset now)
    {
        if (!incident.ReportedBy.IsSame(by.Id) || incident.Status != IncidentStatus.Waiting)
            return null;
        var after = Next(incident) with { Status = IncidentStatus.InHand, TakenAt = now };
        return new(after, Event(after, IncidentEvents.ToldInPerson, by, now), [new(IncidentNotices.Taken, new Audience.CardHolders())]);
    }

    /// <summary>
    /// Nobody has taken it in time: it goes one rung up, and from the last one back to the reporter, who has to telephone.
    /// Null where somebody has it, or the time is not over.
    /// </summary>
    public static IncidentChange? Escalate(IncidentCase incident, TimeSpan patience, DateTimeOffset now)
    {
        if (incident.Status != IncidentStatus.Waiting || now < incident.WaitsUntil)
            return null;
        if (incident.Ladder.Count == 0)
        {
            var unanswered = Next(incident) with { WaitsUntil = DateTimeOffset.MaxValue };
            return new(unanswered, Event(unanswered, IncidentEvents.NobodyAnswered, Clock, now), [ToReporter(unanswered)]);
        }
        var next = incident.Ladder[0];
        var after = Next(incident) with { Roles = [.. incident.Roles.Append(next).Distinct()], Ladder = [.. incident.Ladder.Skip(1)], WaitsUntil = now + patience };
        return new(
            after, Event(after, IncidentEvents.Escalated, Clock, now, next),
            [new(IncidentNotices.NeedsYou, new Audience.Roles([next])), ToReporter(after), Wait(after)]);
    }

    /// <summary>Somebody who may see the case adds to it; nothing that was written is ever changed.</summary>
    /// <param name="texts">What was written, by field.</param>
    public static IncidentChange? Add(IncidentCase incident, Person by, IncidentView view, IReadOnlyDictionary<string, string> texts, DateTimeOffset now)
    {
        if (view == IncidentView.None || texts.Count == 0)
            return null;
        var after = Next(incident) with { Pieces = incident.Pieces + 1 };
        Audience others = view == IncidentView.Reporter && after.Holder is { } holder ? new Audience.One(holder.Id) : new Audience.Roles(after.Roles);
        return new(
            after, Event(after, IncidentEvents.Added, by, now) with { Piece = after.Pieces },
            view == IncidentView.Reporter ? [new(IncidentNotices.News, others)] : [])
        {
            Piece = new(after.Pieces, by, now, texts),
        };
    }

    internal static IncidentCase Next(IncidentCase incident) => incident with { Sequence = incident.Sequence + 1 };

    internal static IncidentEvent Event(IncidentCase after, string what, Person by, DateTimeOffset at, string? detail = null) =>
        new(after.Sequence, what, by, at, detail);

    internal static Notice ToReporter(IncidentCase incident) => new(IncidentNotices.Reporter, new Audience.One(incident.ReportedBy.Id));

    private static Notice Wait(IncidentCase incident) => new(IncidentNotices.Unanswered, new Audience.Nobody(), incident.WaitsUntil);
}

/// <summary>One change of a case, stored whole or not at all: the new state, its line in the chronology, what was written with it, and who is to be told.</summary>
public sealed record IncidentChange(IncidentCase After, IncidentEvent Event, IReadOnlyList<Notice> Notices)
{
    public Piece? Piece { get; init; }

    /// <summary>The draft that this change uses up, so that it cannot be sent twice.</summary>
    public DraftKey? Draft { get; init; }
}

/// <summary>The notices that incidents send. None of them says more than the number of the case.</summary>
public static class IncidentNotices
{
    /// <summary>Tells those who handle it that a case needs them.</summary>
    public const string NeedsYou = "incidents/needs-you";

    /// <summary>Brings their cards up to date: somebody has it.</summary>
    public const string Taken = "incidents/taken";

    /// <summary>Tells the reporter how it stands.</summary>
    public const string Reporter = "incidents/reporter";

    /// <summary>Tells the reporter that nobody who should have it could be reached.</summary>
    public const string Unreached = "incidents/unreached";

    /// <summary>Tells whoever handles it that the reporter has added something.</summary>
    public const string News = "incidents/news";

    /// <summary>Tells somebody that a case was given to them, or that they are brought in.</summary>
    public const string Yours = "incidents/yours";

    /// <summary>Reminds somebody of a step on the day when it is due.</summary>
    public const string ActionDue = "incidents/action-due";

    /// <summary>Nobody is told: the time for "I have it" is over, and the rule decides what follows.</summary>
    public const string Unanswered = "incidents/unanswered";
}

/// <summary>What became of "I have it".</summary>
public abstract record TakeOutcome
{
    private TakeOutcome() { }

    public sealed record Taken(IncidentChange Change) : TakeOutcome;

    public sealed record AlreadyYours : TakeOutcome;

    public sealed record HeldBy(Person Holder) : TakeOutcome;

    public sealed record Over : TakeOutcome;

    /// <summary>Not theirs to see: to them the case does not exist.</summary>
    public sealed record NotYours : TakeOutcome;
}
