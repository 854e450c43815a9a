using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyBot.Core.Incidents;

/// <summary>What has been answered so far, as it was entered; nothing here is known to be right before it is checked.</summary>
public sealed record ReportAnswers
{
    // Written as it is, a letter takes one character of the cell that holds it, and not six.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answers by the id of their field; those not given are not in it.</summary>
    public ImmutableDictionary<string, string> Texts { get; init; } = [];

    public IncidentKind? Kind => IncidentKind.Find(Text(ReportField.Kind));

    /// <summary>One of <see cref="Doers"/>, or null.</summary>
    public string? DoneBy => Kind?.DoneBy ?? Code(ReportField.DoneBy);

    /// <summary>One of <see cref="Doers"/>, or null.</summary>
    public string? DoneTo => Code(ReportField.DoneTo);

    /// <summary>What is asked in a step, given what was answered before.</summary>
    public IEnumerable<ReportField> Asked(ReportStep step) => step.Fields.Where(field =>
        field == ReportField.DoneBy ? Kind?.DoneBy is null
        : field == ReportField.DoneTo || field == ReportField.PickedStaff || field == ReportField.TypedStaff || field == ReportField.Threshold ? Kind?.DoneBy is null or Doers.Staff
        : field != ReportField.Links || Kind?.IsIndecentImage != true);

    /// <summary>The step after this one with something to ask.</summary>
    public ReportStep After(ReportStep step) => step.Next is { IsCheck: false } next && !Asked(next).Any() ? After(next) : step.Next;

    /// <summary>The step before this one with something to ask.</summary>
    public ReportStep Before(ReportStep step) => step.Before is { Number: > 1 } before && !Asked(before).Any() ? Before(before) : step.Before;

    /// <summary>Whether a member of staff is said to have done it.</summary>
    public bool IsAboutStaff => DoneBy == Doers.Staff;

    /// <summary>The people who must not get the report.</summary>
    public IReadOnlyList<string> NotThese => Ids(ReportField.NotThese);

    /// <summary>Object ids of a field with picked people; what is no id is left out.</summary>
    public IReadOnlyList<string> Ids(ReportField field) =>
        [.. Text(field).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(id => Guid.TryParse(id, out _)).Select(id => id.ToLowerInvariant()).Distinct()];

    /// <summary>The answer, or an empty text.</summary>
    public string Text(ReportField field) => Texts.GetValueOrDefault(field.Id, "");

    /// <summary>The same with one answer replaced by what was entered.</summary>
    public ReportAnswers With(ReportField field, string? entered)
    {
        var text = field.Tidy(entered);
        var answers = this with { Texts = text == "" ? Texts.Remove(field.Id) : Texts.SetItem(field.Id, text) };
        // Nobody is shown the way to an indecent picture of a child.
        return answers.Kind is { IsIndecentImage: true } ? answers with { Texts = answers.Texts.Remove(ReportField.Links.Id) } : answers;
    }

    /// <summary>The same with the names of those it is about, for people to read.</summary>
    public ReportAnswers About(Concerned concerned) => With(ReportField.StaffNames, string.Join(", ", concerned.Names));

    /// <summary>
    /// The same with what was entered on a screen that did not show the newest answers: where both have words, both are kept, one below the other.
    /// </summary>
    public ReportAnswers Merge(ReportStep step, Func<ReportField, string?> entered) => step.Fields.Aggregate(this, (answers, field) =>
    {
        var (kept, typed) = (answers.Text(field), field.Tidy(entered(field)));
        if (typed == "" || kept.Contains(typed, StringComparison.Ordinal))
            return answers;
        return answers.With(field, kept == "" || typed.Contains(kept, StringComparison.Ordinal) || !IsFreeText(field) ? typed : $"{kept}\n{typed}");
    });

    /// <summary>Whether it holds every word that was entered.</summary>
    public bool Holds(ReportStep step, Func<ReportField, string?> entered) =>
        step.Fields.Where(IsFreeText).All(field => Text(field).Contains(field.Tidy(entered(field)), StringComparison.Ordinal));

    public string ToJson() => JsonSerializer.Serialize(Texts, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ReportAnswers FromJson(string json) => new() { Texts = JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(json) ?? [] };

    internal static bool IsFreeText(ReportField field) => field.Longest >= 100 && field != ReportField.PickedStaff && field != ReportField.NotThese;

    private string? Code(ReportField field) => Doers.InWords(Text(field)) is null ? null : Text(field);
}
