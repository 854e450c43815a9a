using System.Text.Json.Serialization;

namespace PolicyBot.Cards;

/// <summary>
/// Elements that belong together, one below the other.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/container</para>
/// </summary>
public sealed record Container : Element
{
    /// <summary>A container of <paramref name="items"/>.</summary>
    public Container(params IReadOnlyList<Element> items) => Items = items;

    /// <summary>The elements, from top to bottom.</summary>
    public IReadOnlyList<Element> Items { get; init; }

    /// <summary>The background, by what it means.</summary>
    public ContainerStyle Style { get; init; }

    /// <summary>Reaches to the card's edges.</summary>
    public bool Bleed { get; init; }

    /// <summary>What a click anywhere on it does. Not <see cref="ActionShowCard"/>.</summary>
    public CardAction? SelectAction { get; init; }
}

/// <summary>
/// Columns side by side. They stay side by side on a narrow screen, so give two at most any text.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/column-set</para>
/// </summary>
public sealed record ColumnSet : Element
{
    /// <summary>A set of <paramref name="columns"/>.</summary>
    public ColumnSet(params IReadOnlyList<Column> columns) => Columns = columns;

    /// <summary>The columns, from left to right.</summary>
    public IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The background, by what it means.</summary>
    public ContainerStyle Style { get; init; }

    /// <summary>Reaches to the card's edges.</summary>
    public bool Bleed { get; init; }

    /// <summary>What a click anywhere on it does. Not <see cref="ActionShowCard"/>.</summary>
    public CardAction? SelectAction { get; init; }
}

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
public sealed record Column
{
    /// <summary>A column of <paramref name="items"/>.</summary>
    public Column(params IReadOnlyList<Element> items) => Items = items;

    /// <summary>Always <c>Column</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";

    /// <summary>Unique in the card.</summary>
    public string? Id { get; init; }

    /// <summary><c>auto</c> (as wide as its content), <c>stretch</c> (what is left; the default here), a weight such as <c>2</c>, or pixels such as <c>50px</c>.</summary>
    public string Width { get; init; } = "stretch";

    /// <summary>The elements, from top to bottom.</summary>
    public IReadOnlyList<Element> Items { get; init; }

    /// <summary>The background, by what it means.</summary>
    public ContainerStyle Style { get; init; }

    /// <summary>Where the items stand when another column is taller.</summary>
    public VerticalContentAlignment VerticalContentAlignment { get; init; }

    /// <summary>The distance to the column before.</summary>
    public Spacing Spacing { get; init; }

    /// <summary><c>false</c> hides the column until an <see cref="ActionToggleVisibility"/> shows it.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>What a click anywhere on it does. Not <see cref="ActionShowCard"/>.</summary>
    public CardAction? SelectAction { get; init; }
}

/// <summary>
/// Names and values in two columns. Markdown is read in both: see <see cref="Plain.Text"/>.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/fact-set</para>
/// </summary>
public sealed record FactSet : Element
{
    /// <summary>A set of <paramref name="facts"/>.</summary>
    public FactSet(params IReadOnlyList<Fact> facts) => Facts = facts;

    /// <summary>The facts, from top to bottom.</summary>
    public IReadOnlyList<Fact> Facts { get; init; }
}

/// <summary>One line of a <see cref="FactSet"/>.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Value">The value.</param>
public sealed record Fact(string Title, string Value);

/// <summary>
/// Buttons in the body of a card.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/action-set</para>
/// </summary>
public sealed record ActionSet : Element
{
    /// <summary>A set of <paramref name="actions"/>.</summary>
    public ActionSet(params IReadOnlyList<CardAction> actions) => Actions = actions;

    /// <summary>The buttons, from left to right.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; }
}

/// <summary>A background, by its meaning.</summary>
public enum ContainerStyle
{
    /// <summary>None of its own.</summary>
    Default,
    /// <summary>Set off from the rest.</summary>
    Emphasis,
    /// <summary>Green: it went well.</summary>
    Good,
    /// <summary>Amber: take care.</summary>
    Warning,
    /// <summary>Red: it went wrong, or must not be.</summary>
    Attention,
    /// <summary>The client's accent colour.</summary>
    Accent,
}

/// <summary>Where the items of a column stand.</summary>
public enum VerticalContentAlignment
{
    /// <summary>Where the container has them.</summary>
    Default,
    /// <summary>At the top.</summary>
    Top,
    /// <summary>In the middle.</summary>
    Center,
    /// <summary>At the bottom.</summary>
    Bottom,
}
