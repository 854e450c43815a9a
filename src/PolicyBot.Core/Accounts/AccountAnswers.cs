using System.Collections.Immutable;
using System.Text.Json;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>What has been answered so far, as it was entered; nothing here is known to be right before it is checked.</summary>
public sealed record AccountAnswers
{
    /// <summary>The answers by the id of their field; those not given are not in it.</summary>
    public ImmutableDictionary<string, string> Texts { get; init; } = [];

    /// <summary>The people picked by the id of their question, with the names they had then; an id is empty where something was picked that is no person.</summary>
    public ImmutableDictionary<string, IReadOnlyList<Person>> People { get; init; } = [];

    /// <summary>What was typed or chosen; empty where nothing was.</summary>
    public string Text(string fieldId) => Texts.GetValueOrDefault(fieldId, "");

    /// <summary>Who was picked.</summary>
    public IReadOnlyList<Person> Picked(string questionId) => People.GetValueOrDefault(questionId, []);

    /// <summary>The answer as the card has it; empty where there is none.</summary>
    public string Text(AccountField field) => field.IsPicked ? string.Join(',', Picked(field.Id).Select(person => person.Id)) : Text(field.Id);

    /// <summary>The same with one answer replaced by what was entered.</summary>
    public AccountAnswers With(AccountField field, string? entered)
    {
        var text = field.Tidy(entered);
        if (field.IsPicked)
            return Pick(text, Picked(field.Id)) is var picked && picked.SequenceEqual(Picked(field.Id)) ? this : this with { People = People.SetItem(field.Id, picked) };
        if (field.Question.Kind == QuestionKind.Choice && field.Question.Choices.All(choice => choice.Id != text))
            text = "";
        return this with { Texts = text == "" ? Texts.Remove(field.Id) : Texts.SetItem(field.Id, text) };
    }

    /// <summary>The same with those who were picked named as the directory names them.</summary>
    public AccountAnswers WithNames(string questionId, IReadOnlyList<Person> people) =>
        people.SequenceEqual(Picked(questionId)) ? this : this with { People = People.SetItem(questionId, people) };

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static AccountAnswers FromJson(string json) => JsonSerializer.Deserialize<AccountAnswers>(json) ?? new();

    private static IReadOnlyList<Person> Pick(string ids, IReadOnlyList<Person> known) =>
        [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Guid.TryParse(id, out var guid) ? guid.ToString() : "")
            .Distinct()
            .Select(id => known.FirstOrDefault(person => person.IsSame(id)) ?? new Person(id, ""))];
}
