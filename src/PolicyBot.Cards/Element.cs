using System.Text.Json.Serialization;

namespace PolicyBot.Cards;

/// <summary>An element of a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(InputText), "Input.Text")]
[JsonDerivedType(typeof(InputChoiceSet), "Input.ChoiceSet")]
[JsonDerivedType(typeof(InputToggle), "Input.Toggle")]
[JsonDerivedType(typeof(InputDate), "Input.Date")]
public abstract record Element
{
    /// <summary>Unique in the card. Needed on inputs (it names the answer) and on what <see cref="ActionToggleVisibility"/> shows or hides.</summary>
    public string? Id { get; init; }

    /// <summary>The distance to the element above.</summary>
    public Spacing Spacing { get; init; }

    /// <summary>Draws a line above the element.</summary>
    public bool Separator { get; init; }

    /// <summary><c>false</c> hides the element until an <see cref="ActionToggleVisibility"/> shows it.</summary>
    public bool? IsVisible { get; init; }
}

/// <summary>The distance between an element and the one above it.</summary>
public enum Spacing
{
    /// <summary>As the client has it.</summary>
    Default,
    /// <summary>No distance.</summary>
    None,
    /// <summary>A small distance.</summary>
    Small,
    /// <summary>A medium distance.</summary>
    Medium,
    /// <summary>A large distance.</summary>
    Large,
    /// <summary>The largest distance.</summary>
    ExtraLarge,
    /// <summary>The client's own padding.</summary>
    Padding,
}
