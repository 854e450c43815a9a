using System.Collections.Immutable;
using System.Text.Json;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>What has been answered so far, as it was entered; nothing here is known to be right before it is checked.</summary>
public sealed record AccountAnswers
{
    /// <summary>The answers by the id of their field; those not given are not in it.</summary>
    public ImmutableDictionary<string, string> Texts { get; init; } = [];

    /// <summary>The people picked, with the names they had then; an id is empty where something was picked that is no person.</summary>
    public IReadOnlyList<Person> PickedRunners { get; init; } = [];

    /// <summary>The answer as the card has it; empty where there is none.</summary>
    public string Text(AccountField field) =>
        field == AccountField.PickedRunners ? string.Join(',', PickedRunners.Select(person => person.Id)) : Texts.GetValueOrDefault(field.Id, "");

    /// <summary>The same with one answer replaced by what was entered.</summary>
    public AccountAnswers With(AccountField field, string? entered)
    {
        var text = field.Tidy(entered);
        if (field == AccountField.PickedRunners)
            return Pick(text) is var picked && picked.SequenceEqual(PickedRunners) ? this : this with { PickedRunners = picked };
        if (field == AccountField.Visibility && AccountVisibility.InWords(text) is null)
            text = "";
        return this with { Texts = text == "" ? Texts.Remove(field.Id) : Texts.SetItem(field.Id, text) };
    }

    /// <summary>Whether both have the same answers in a step.</summary>
    public bool IsSame(AccountAnswers other, AccountStep step) => step.Fields.All(field => Text(field) == other.Text(field));

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static AccountAnswers FromJson(string json) => JsonSerializer.Deserialize<AccountAnswers>(json) ?? new();

    private List<Person> Pick(string ids) =>
        [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Guid.TryParse(id, out var guid) ? guid.ToString() : "")
            .Distinct()
            .Select(id => PickedRunners.FirstOrDefault(person => person.IsSame(id)) ?? new Person(id, ""))];
}
