using System.Text.Json.Serialization;

namespace PolicyBot.Cards;

/// <summary>
/// Something a person fills in. Its <see cref="Element.Id"/> names the answer in the action's data. A client may leave out an answer that was
/// not touched, may ignore <see cref="IsRequired"/> and lengths, and sends every answer as a string: the bot checks each one again.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation</para>
/// </summary>
public abstract record InputElement : Element
{
    private protected InputElement(string id, string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Id = id;
        Label = label;
    }

    /// <summary>The question. Every input has one, because screen readers say nothing else about it.</summary>
    public string Label { get; }

    /// <summary>Must be answered before the button works, where the client holds to it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How to put it right, shown by the client when the answer does not pass: "Enter the name of the account".</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>
/// Text of one line or of several.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/input-text</para>
/// </summary>
public sealed record InputText : InputElement
{
    /// <summary>An input of the answer <paramref name="id"/>, asked for by <paramref name="label"/>.</summary>
    public InputText(string id, string label) : base(id, label)
    {
    }

    /// <summary>What it holds at first.</summary>
    public string? Value { get; init; }

    /// <summary>An example of an answer, in grey.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Several lines.</summary>
    public bool IsMultiline { get; init; }

    /// <summary>The most characters (UTF-16) that can be typed; 0 sets no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>Which keyboard a phone shows.</summary>
    public TextInputStyle Style { get; init; }
}

/// <summary>
/// One choice, or several, of a list.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/input-choice-set</para>
/// </summary>
public sealed record InputChoiceSet : InputElement
{
    /// <summary>An input of the answer <paramref name="id"/>, asked for by <paramref name="label"/>.</summary>
    public InputChoiceSet(string id, string label) : base(id, label)
    {
    }

    /// <summary>What can be chosen. May be empty with <see cref="ChoicesData"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Where further choices come from while the person types, for instance <see cref="Cards.ChoicesData.People"/>.</summary>
    [JsonPropertyName("choices.data")]
    public ChoicesData? ChoicesData { get; init; }

    /// <summary>The value chosen at first; several are separated by commas.</summary>
    public string? Value { get; init; }

    /// <summary>Shown while nothing is chosen.</summary>
    public string? Placeholder { get; init; }

    /// <summary>More than one can be chosen; the answer is their values, separated by commas.</summary>
    public bool IsMultiSelect { get; init; }

    /// <summary>A drop-down list, a list with all choices in view, or one that is searched by typing.</summary>
    public ChoiceInputStyle Style { get; init; }

    /// <summary>Long choices go on in the next line (the default here) instead of being cut.</summary>
    public bool Wrap { get; init; } = true;
}

/// <summary>One choice.</summary>
/// <param name="Title">What the person reads.</param>
/// <param name="Value">What the bot gets. No commas, which separate the values of a multiple choice.</param>
public sealed record Choice(string Title, string Value);

/// <summary>
/// Where a <see cref="InputChoiceSet"/> finds further choices while the person types. Teams fills its own data sets of people without asking the bot
/// (the answer is an Entra object id); for any other it sends the bot an <c>application/search</c> invoke.
/// <para>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker</para>
/// </summary>
/// <param name="Dataset">The name of the data set.</param>
public sealed record ChoicesData(string Dataset)
{
    /// <summary>Everybody in the organisation.</summary>
    public static ChoicesData People { get; } = new("graph.microsoft.com/users");

    /// <summary>The members of the conversation.</summary>
    public static ChoicesData PeopleHere { get; } = new("graph.microsoft.com/users?scope=currentContext");

    /// <summary>Always <c>Data.Query</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Data.Query";
}

/// <summary>
/// One box to tick; the answer is <c>true</c> or <c>false</c>, as a string.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/input-toggle</para>
/// </summary>
public sealed record InputToggle : InputElement
{
    /// <summary>An input of the answer <paramref name="id"/>, asked for by <paramref name="label"/>, with <paramref name="title"/> beside the box.</summary>
    public InputToggle(string id, string label, string title) : base(id, label) => Title = title;

    /// <summary>The text beside the box.</summary>
    public string Title { get; }

    /// <summary>Ticked at first.</summary>
    [JsonIgnore]
    public bool IsOn { get; init; }

    /// <summary><see cref="IsOn"/> as the card writes it.</summary>
    public string? Value => IsOn ? "true" : null;

    /// <summary>A long title goes on in the next line (the default here) instead of being cut.</summary>
    public bool Wrap { get; init; } = true;
}

/// <summary>
/// A date; the answer is <c>yyyy-MM-dd</c>.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/input-date</para>
/// </summary>
public sealed record InputDate : InputElement
{
    /// <summary>An input of the answer <paramref name="id"/>, asked for by <paramref name="label"/>.</summary>
    public InputDate(string id, string label) : base(id, label)
    {
    }

    /// <summary>The date chosen at first.</summary>
    public DateOnly? Value { get; init; }

    /// <summary>The earliest date, where the client holds to it.</summary>
    public DateOnly? Min { get; init; }

    /// <summary>The latest date, where the client holds to it.</summary>
    public DateOnly? Max { get; init; }
}

/// <summary>What kind of text is asked for.</summary>
public enum TextInputStyle
{
    /// <summary>Any text.</summary>
    Text,
    /// <summary>A telephone number.</summary>
    Tel,
    /// <summary>A web address.</summary>
    Url,
    /// <summary>An e-mail address.</summary>
    Email,
}

/// <summary>How the choices are shown.</summary>
public enum ChoiceInputStyle
{
    /// <summary>A drop-down list.</summary>
    Compact,
    /// <summary>All of them, with a button or box each.</summary>
    Expanded,
    /// <summary>A list that is searched by typing. Newer than the published 1.5 schema, but Teams has it; older clients show the drop-down list.</summary>
    Filtered,
}
