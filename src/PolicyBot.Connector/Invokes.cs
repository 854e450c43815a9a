using System.Text.Json.Nodes;

namespace PolicyBot.Connector;

/// <summary>Values of <see cref="Activity.Name"/> on an invoke that the bot answers.</summary>
public static class InvokeNames
{
    /// <summary>An Action.Execute was clicked, or a card refreshed itself: <see cref="AdaptiveCardInvokeValue"/>.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";
    /// <summary>A dialog opens: <see cref="TaskModuleRequest"/>.</summary>
    public const string TaskFetch = "task/fetch";
    /// <summary>A dialog was sent: <see cref="TaskModuleRequest"/>.</summary>
    public const string TaskSubmit = "task/submit";
    /// <summary>A command was picked in the menu of a message, and opens a dialog: <see cref="MessageExtensionAction"/>.</summary>
    public const string MessageExtensionFetchTask = "composeExtension/fetchTask";
    /// <summary>A dialog that such a command opened was sent: <see cref="MessageExtensionAction"/>.</summary>
    public const string MessageExtensionSubmitAction = "composeExtension/submitAction";
    /// <summary>Somebody types in a choice set: <see cref="SearchInvokeValue"/>.</summary>
    public const string Search = "application/search";
    /// <summary>Somebody takes or declines a file that the bot offered: <see cref="FileConsentInvokeValue"/>. The answer is empty.</summary>
    public const string FileConsent = "fileConsent/invoke";
}

/// <summary>Values of <c>type</c> in the body that answers an invoke.</summary>
public static class InvokeResponseTypes
{
    /// <summary>The value is a card.</summary>
    public const string Card = ContentTypes.AdaptiveCard;
    /// <summary>The value is a line of text.</summary>
    public const string Message = "application/vnd.microsoft.activity.message";
    /// <summary>The value is code and message.</summary>
    public const string Error = "application/vnd.microsoft.error";
    /// <summary>The value is a list of suggestions.</summary>
    public const string Search = "application/vnd.microsoft.search.searchResponse";
}

/// <summary>What <c>adaptiveCard/action</c> carries.</summary>
/// <param name="Action">What was clicked.</param>
/// <param name="Trigger"><c>manual</c> for a click, <c>automatic</c> for a refresh; some clients leave it out.</param>
public sealed record AdaptiveCardInvokeValue(AdaptiveCardInvokeAction? Action, string? Trigger = null)
{
    /// <summary>True where the client refreshed the card by itself: the answer must only read.</summary>
    public bool IsAutomatic() => string.Equals(Trigger, "automatic", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A clicked Action.Execute. Verb and data came through the client: nothing in them is trusted.</summary>
/// <param name="Type"><c>Action.Execute</c>.</param>
/// <param name="Id">The action's id in the card, if any.</param>
/// <param name="Verb">Which handler is meant.</param>
/// <param name="Data">The action's own data merged with all inputs; inputs left untouched may be absent.</param>
/// <param name="Title">The button's title, if sent.</param>
public sealed record AdaptiveCardInvokeAction(string? Type, string? Id, string? Verb, JsonObject? Data, string? Title = null);

/// <summary>What <c>task/fetch</c> and <c>task/submit</c> carry.</summary>
public sealed record TaskModuleRequest(JsonObject? Data, TaskModuleContext? Context = null);

/// <summary>The client's theme: default, dark or contrast.</summary>
public sealed record TaskModuleContext(string? Theme);

/// <summary>What <c>composeExtension/fetchTask</c> and <c>composeExtension/submitAction</c> carry. The chat they come from is that of the message.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module</remarks>
/// <param name="CommandId">The command's id in the manifest.</param>
/// <param name="Data">On submit, the button's data and the card's inputs.</param>
/// <param name="MessagePayload">On fetch, the message.</param>
public sealed record MessageExtensionAction(string? CommandId, JsonObject? Data, MessagePayload? MessagePayload);

/// <summary>The message whose menu a command was picked in. Teams sends its words and its author, too; here it has an address and nothing else.</summary>
/// <param name="LinkToMessage">Opens the message in Teams for whoever may read that chat.</param>
public sealed record MessagePayload(string? LinkToMessage);

/// <summary>What <c>application/search</c> carries: somebody types in a choice set with a dataset of the bot's own.</summary>
/// <param name="Kind">May be absent in Teams; absent means search.</param>
/// <param name="QueryText">What was typed so far.</param>
/// <param name="QueryOptions">Which slice of the results.</param>
/// <param name="Dataset">The dataset that the card named.</param>
/// <param name="Data">The card's other inputs, where the card asked for them.</param>
public sealed record SearchInvokeValue(
    string? Kind, string? QueryText, SearchQueryOptions? QueryOptions, string? Dataset, JsonObject? Data = null);

/// <summary>Which slice of the results; Teams shows at most 15.</summary>
public sealed record SearchQueryOptions(int Skip, int Top);

/// <summary>The answer to <c>adaptiveCard/action</c>, always sent with HTTP 200.</summary>
/// <remarks>Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model</remarks>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, JsonNode? Value)
{
    /// <summary>Replaces the clicked card for the person who clicked.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonNode card) => new(200, InvokeResponseTypes.Card, card);

    /// <summary>Leaves the card as it is and shows a line.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(200, InvokeResponseTypes.Message, text);

    /// <summary>Leaves the card as it is and shows an error. <paramref name="statusCode"/> is 400 or 500.</summary>
    public static AdaptiveCardInvokeResponse Error(int statusCode, string code, string message) =>
        new(statusCode, InvokeResponseTypes.Error, new JsonObject { ["code"] = code, ["message"] = message });
}

/// <summary>The answer to <c>task/fetch</c> and <c>task/submit</c>; an empty 200 body to a submit closes the dialog.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots</remarks>
public sealed record TaskModuleResponse(TaskModuleStep Task)
{
    /// <summary>Shows a card in the dialog. Sizes are <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    public static TaskModuleResponse Continue(string title, JsonNode card, string width = "medium", string height = "medium") =>
        new(new TaskModuleStep("continue", new JsonObject
        {
            ["title"] = title,
            ["width"] = width,
            ["height"] = height,
            ["card"] = new JsonObject { ["contentType"] = ContentTypes.AdaptiveCard, ["content"] = card.DeepClone() },
        }));

    /// <summary>Closes the dialog and shows a line.</summary>
    public static TaskModuleResponse Message(string text) => new(new TaskModuleStep("message", text));
}

/// <summary>What the dialog does next.</summary>
public sealed record TaskModuleStep(string Type, JsonNode Value);

/// <summary>The answer to <c>application/search</c>.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search</remarks>
public sealed record SearchInvokeResponse(int StatusCode, string Type, SearchResults Value)
{
    /// <summary>The suggestions, best first; Teams shows at most 15.</summary>
    public static SearchInvokeResponse Results(IEnumerable<SearchResult> results) =>
        new(200, InvokeResponseTypes.Search, new SearchResults([.. results]));
}

/// <summary>The suggestions, best first.</summary>
public sealed record SearchResults(IReadOnlyList<SearchResult> Results);

/// <summary>One suggestion: what is shown and what is submitted.</summary>
public sealed record SearchResult(string Title, string Value);
