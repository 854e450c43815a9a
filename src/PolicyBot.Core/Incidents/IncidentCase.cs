using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>A report and what became of it: its current state without any word that somebody wrote.</summary>
public sealed record IncidentCase
{
    /// <summary>The case number people see, such as <c>IN-7K2M-9QX4</c>: all that is ever said of it outside its dialog.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the school's pack.</summary>
    public required string School { get; init; }

    /// <summary>The id of an <see cref="IncidentKind"/>.</summary>
    public required string Kind { get; init; }

    public required Person ReportedBy { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>Those it is or may be about. They never learn of it, whatever role they hold.</summary>
    public required IReadOnlyList<string> Concerned { get; init; }

    /// <summary>The roles of theirs that have a route of their own: nobody whom they lead is told, or named as somebody to telephone.</summary>
    public IReadOnlyList<string> ConcernedRoles { get; init; } = [];

    /// <summary>Those whom the reporter wanted left out.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The roles whose holders handle it.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The roles it still goes to, one after the other, while nobody has it in hand.</summary>
    public required IReadOnlyList<string> Ladder { get; init; }

    /// <summary>When it goes to the next of them; by the clock, nights and holidays included.</summary>
    public DateTimeOffset WaitsUntil { get; init; }

    /// <summary>The clauses by which it was sent there, as they stood then.</summary>
    public required IReadOnlyList<RouteTaken> Routes { get; init; }

    /// <summary>People who were brought in by name.</summary>
    public IReadOnlyList<Person> BroughtIn { get; init; } = [];

    public IncidentStatus Status { get; init; } = IncidentStatus.Waiting;

    /// <summary>Who said "I have it"; null where nobody has, or where it was handed over outside PolicyBot.</summary>
    public Person? Holder { get; init; }

    /// <summary>When somebody took it in hand first.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    public Assessment? Assessment { get; init; }

    /// <summary>The steps that were decided on, in that order.</summary>
    public IReadOnlyList<IncidentAction> Actions { get; init; } = [];

    /// <summary>How it was closed; null while it is open.</summary>
    public Closing? Closing { get; init; }

    /// <summary>The dialogs that were taken last: what Teams sends again is not taken twice.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The number of the last event; the next one is one more.</summary>
    public int Sequence { get; init; } = 1;

    /// <summary>How many pieces of writing belong to it.</summary>
    public int Pieces { get; init; }

    /// <summary>Whether all that was written was erased, and every name with it.</summary>
    public bool IsErased { get; init; }

    public bool IsOpen => Status != IncidentStatus.Closed;
}

/// <summary>How far a case is.</summary>
public enum IncidentStatus
{
    /// <summary>Nobody has said yet that they have it.</summary>
    Waiting,

    /// <summary>Somebody has it in hand.</summary>
    InHand,

    /// <summary>Closed with an outcome.</summary>
    Closed,
}

/// <summary>A route by which a report was sent.</summary>
/// <param name="Mark">Whether the policy, the school or guidance says so: see <see cref="RuleSource.Mark"/>.</param>
/// <param name="Clause">The clause word for word, where the policy says so.</param>
public sealed record RouteTaken(IReadOnlyList<string> Roles, string Mark, QuotedClause? Clause)
{
    public static RouteTaken Of(ReportRoute route) => new(route.To, route.Source.Mark, (route.Source as RuleSource.Policy)?.Clause);
}

/// <summary>One line of a case's chronology: only ever added. It holds no free text; what was written is a <see cref="Piece"/> of its own that can be erased.</summary>
/// <param name="Number">Counts up from 1 within the case.</param>
/// <param name="What">One of <see cref="IncidentEvents"/>.</param>
/// <param name="Detail">A code or id that says more, such as a role; never words that somebody wrote.</param>
/// <param name="Piece">The number of the piece of writing that came with it.</param>
public sealed record IncidentEvent(int Number, string What, Person By, DateTimeOffset At, string? Detail = null, int? Piece = null);

/// <summary>Something that somebody wrote, in answers by the id of their field.</summary>
public sealed record Piece(int Number, Person By, DateTimeOffset At, IReadOnlyDictionary<string, string> Texts);

/// <summary>What can happen to a case.</summary>
public static class IncidentEvents
{
    public const string Reported = "reported";
    public const string Taken = "taken";
    public const string ToldInPerson = "told-in-person";
    public const string Escalated = "escalated";
    public const string NobodyAnswered = "nobody-answered";
    public const string Added = "added";
    public const string Assessed = "assessed";
    public const string Planned = "planned";
    public const string Finished = "finished";
    public const string Letter = "letter";
    public const string HandedOver = "handed-over";
    public const string BroughtIn = "brought-in";
    public const string Closed = "closed";
    public const string Reopened = "reopened";
}
