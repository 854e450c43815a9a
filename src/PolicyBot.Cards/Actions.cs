using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PolicyBot.Cards;

/// <summary>A button, or what a click on an element does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActionExecute), "Action.Execute")]
[JsonDerivedType(typeof(ActionSubmit), "Action.Submit")]
[JsonDerivedType(typeof(ActionShowCard), "Action.ShowCard")]
[JsonDerivedType(typeof(ActionOpenUrl), "Action.OpenUrl")]
[JsonDerivedType(typeof(ActionToggleVisibility), "Action.ToggleVisibility")]
public abstract record CardAction
{
    private protected CardAction(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>The words on the button.</summary>
    [JsonPropertyOrder(-1)]
    public string Title { get; init; }

    /// <summary>Unique in the card.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the button is the one to press, or one to think about first. Some Teams clients show no difference.</summary>
    public ActionStyle Style { get; init; }

    /// <summary>Shown while the pointer rests on the button, and said by screen readers.</summary>
    public string? Tooltip { get; init; }

    /// <summary><c>false</c> shows a button that cannot be pressed, where the client knows how.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary><see cref="ActionMode.Secondary"/> puts the button into the overflow menu.</summary>
    public ActionMode Mode { get; init; }

    /// <summary>What an older client does instead.</summary>
    public CardAction? Fallback { get; init; }
}

/// <summary>
/// Sends an <c>adaptiveCard/action</c> invoke to the bot, whose answer can replace the card. The verb and the data come back as any client cares to
/// send them: they say what was meant, never who may do it.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/action-execute</para>
/// </summary>
public sealed record ActionExecute : CardAction
{
    /// <summary>A button <paramref name="title"/> that sends <paramref name="verb"/>.</summary>
    public ActionExecute(string title, string verb) : base(title) => Verb = verb;

    /// <summary>What the bot is to do.</summary>
    public string Verb { get; }

    /// <summary>Sent along, merged with the card's answers; an answer with the same name wins.</summary>
    public JsonObject? Data { get; init; }

    /// <summary><see cref="AssociatedInputs.None"/> sends no answers and asks for none: for "Cancel" and the like.</summary>
    public AssociatedInputs AssociatedInputs { get; init; }

    /// <summary>
    /// The same button with an Action.Submit for clients from before Action.Execute. Its message activity has the data, the answers and
    /// <c>verb</c> in <c>value</c>; it cannot get a card back in its answer.
    /// </summary>
    public ActionExecute WithSubmitFallback()
    {
        var data = Data?.DeepClone().AsObject() ?? [];
        data["verb"] = Verb;
        return this with { Fallback = new ActionSubmit(Title) { Data = data, AssociatedInputs = AssociatedInputs, Style = Style, IsEnabled = IsEnabled } };
    }
}

/// <summary>
/// Sends the bot a message activity without text, with the data and the card's answers in <c>value</c>. In a dialog it sends <c>task/submit</c>;
/// with <c>{"msteams":{"type":"task/fetch"}}</c> in its data it opens one.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/action-submit</para>
/// </summary>
public sealed record ActionSubmit : CardAction
{
    /// <summary>A button <paramref name="title"/>.</summary>
    public ActionSubmit(string title) : base(title)
    {
    }

    /// <summary>Sent along, merged with the card's answers.</summary>
    public JsonObject? Data { get; init; }

    /// <summary><see cref="AssociatedInputs.None"/> sends no answers and asks for none.</summary>
    public AssociatedInputs AssociatedInputs { get; init; }
}

/// <summary>
/// Opens a further card below the buttons.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/action-show-card</para>
/// </summary>
public sealed record ActionShowCard : CardAction
{
    /// <summary>A button <paramref name="title"/> that opens <paramref name="card"/>.</summary>
    public ActionShowCard(string title, AdaptiveCard card) : base(title) => Card = card;

    /// <summary>The card that opens.</summary>
    public AdaptiveCard Card { get; }
}

/// <summary>
/// Opens a web page.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/action-open-url</para>
/// </summary>
public sealed record ActionOpenUrl : CardAction
{
    /// <summary>A button <paramref name="title"/> that opens <paramref name="url"/>.</summary>
    public ActionOpenUrl(string title, Uri url) : base(title) => Url = url;

    /// <summary>The page, as an absolute https address.</summary>
    public Uri Url { get; }
}

/// <summary>
/// Shows what is hidden and hides what is shown, without asking the bot.
/// <para>Source: https://learn.microsoft.com/adaptive-cards/schema-explorer/action-toggle-visibility</para>
/// </summary>
public sealed record ActionToggleVisibility : CardAction
{
    /// <summary>A button <paramref name="title"/> that turns the elements with the ids <paramref name="targetElements"/>.</summary>
    public ActionToggleVisibility(string title, params IReadOnlyList<string> targetElements) : base(title) => TargetElements = targetElements;

    /// <summary>The ids of the elements.</summary>
    public IReadOnlyList<string> TargetElements { get; }
}

/// <summary>What a button is like.</summary>
public enum ActionStyle
{
    /// <summary>As usual.</summary>
    Default,
    /// <summary>The one to press.</summary>
    Positive,
    /// <summary>One to think about first.</summary>
    Destructive,
}

/// <summary>Where a button is.</summary>
public enum ActionMode
{
    /// <summary>In view.</summary>
    Primary,
    /// <summary>In the overflow menu.</summary>
    Secondary,
}

/// <summary>Which answers an action sends.</summary>
public enum AssociatedInputs
{
    /// <summary>Those of its card and of the cards around it.</summary>
    Auto,
    /// <summary>None.</summary>
    None,
}
