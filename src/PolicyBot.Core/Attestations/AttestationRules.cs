using System.Globalization;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Attestations;

/// <summary>What may be entered, by whom and for whom.</summary>
public static class AttestationRules
{
    private const int MostYearsBack = 10;

    /// <summary>A person says for themself that they have read and understood the policy.</summary>
    /// <param name="edition">The edition that their card named.</param>
    public static AttestOutcome Read(SchoolPack school, Person by, string? edition, DateOnly today, DateTimeOffset now) =>
        edition == school.Edition
            ? new AttestOutcome.Entered([new(school.Id, by, GateKind.Reading, school.Edition, today, by, now)])
            : new AttestOutcome.PolicyChanged();

    /// <summary>A person says for themself that they were trained.</summary>
    /// <param name="day">As the card sent it: <c>yyyy-MM-dd</c>.</param>
    public static AttestOutcome Trained(SchoolPack school, Person by, string? day, DateOnly today, DateTimeOffset now)
    {
        if (RunnerGates.GatesOf(school).Any(gate => gate is { Kind: GateKind.Training, TakesOwnWord: false }))
            return new AttestOutcome.NotOwnWord();
        return DayOf(day, today) is { } on
            ? new AttestOutcome.Entered([new(school.Id, by, GateKind.Training, school.Edition, on, by, now)])
            : new AttestOutcome.NoDay("Enter the day on which you did the training. It can't be in the future");
    }

    /// <summary>
    /// Somebody who may decide a request enters what is on paper about one who would run the account. Staff say for themselves that they
    /// have read the policy; for those without an account, such as volunteers and parents, the signed paper says it.
    /// </summary>
    /// <param name="mayDecide">Whether they are in the approvers' role at this moment, by the directory.</param>
    public static AttestOutcome Enter(
        SchoolPack school, ApprovalCase request, Person by, bool mayDecide, PaperEntry paper, DateOnly today, DateTimeOffset now)
    {
        if (!mayDecide || request.Bars(by))
            return new AttestOutcome.NotYours();
        if (request.Runners.FirstOrDefault(runner => runner.IsSame(paper.PersonId)) is not { } runner)
            return new AttestOutcome.NoDay("Select who it is about");

        var entered = new List<Attestation>();
        foreach (var (kind, day) in new[] { (GateKind.Reading, paper.ReadOn), (GateKind.Training, paper.TrainedOn) })
        {
            if (string.IsNullOrWhiteSpace(day))
                continue;
            if (DayOf(day, today) is not { } on)
                return new AttestOutcome.NoDay("Enter days that are not in the future");
            if (kind == GateKind.Reading && !runner.IsOutside)
                return new AttestOutcome.NoDay($"{runner.Name} has an account and confirms in Teams that they have read the policy. You can enter their training");
            entered.Add(new(school.Id, runner, kind, school.Edition, on, by, now));
        }
        return entered.Count > 0 ? new AttestOutcome.Entered(entered) : new AttestOutcome.NoDay("Enter at least one day");
    }

    private static DateOnly? DayOf(string? text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day <= today && day > today.AddYears(-MostYearsBack)
            ? day
            : null;
}

/// <summary>What somebody copies from a signed paper.</summary>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="ReadOn">When they signed that they have read the policy, as <c>yyyy-MM-dd</c>; null or empty where it does not say.</param>
/// <param name="TrainedOn">When they were trained, likewise.</param>
public sealed record PaperEntry(string? PersonId, string? ReadOn, string? TrainedOn);

/// <summary>What became of a wish to enter something.</summary>
public abstract record AttestOutcome
{
    private AttestOutcome() { }

    public sealed record Entered(IReadOnlyList<Attestation> Attestations) : AttestOutcome;

    /// <summary>The card is about an edition that is no longer in force.</summary>
    public sealed record PolicyChanged : AttestOutcome;

    /// <summary>Something is missing or cannot be; <paramref name="Cure"/> says what to do, without a full stop.</summary>
    public sealed record NoDay(string Cure) : AttestOutcome;

    /// <summary>At this school only those who decide enter that somebody is trained.</summary>
    public sealed record NotOwnWord : AttestOutcome;

    /// <summary>Only who may decide the request enters it for others.</summary>
    public sealed record NotYours : AttestOutcome;
}
