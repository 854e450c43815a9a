using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.LocalTenant.Page;

/// <summary>What the page asks.</summary>
internal sealed record SayRequest(string Text);

internal sealed record ClickRequest(string MessageId, JsonObject Action, JsonObject Inputs);

internal sealed record DialogRequest(JsonObject Action, JsonObject Inputs, MessageAction? OpenedBy);

internal sealed record ActRequest(string MessageId, string CommandId);

internal sealed record MessageRequest(string MessageId);

internal sealed record SearchRequest(string Dataset, string Text, string? MessageId);

internal sealed record FileRequest(string MessageId, bool Allow);

internal sealed record MembershipRequest(bool Member);

/// <summary>What the page shows.</summary>
internal sealed record PersonView(string Id, string Name, string Job, int Unread, int Alerts)
{
    public static PersonView Of(Person person, Chat chat) => new(
        person.Id, person.Name, person.JobTitle, chat.Messages.Count(m => m.Unread), chat.Messages.Count(m => m is { Unread: true, Alert: true }));
}

internal sealed record GroupView(string Id, string Name, IReadOnlyList<string> Members);

internal sealed record MessageView(string Id, bool FromBot, DateTimeOffset At, string Text, JsonElement? Card, FileView? File, string? Line, int Updates, bool Alert, bool Refreshes, long Version)
{
    public static MessageView Of(ChatMessage message) => new(
        message.Id, message.FromBot, message.At, message.Text, message.Card, FileView.Of(message), message.Line, message.Updates, message.Alert,
        message.SentCard is { } card && card.TryGetProperty("refresh", out _), message.Version);
}

/// <summary>A file that is offered, or one that is in the person's OneDrive: then it has an id.</summary>
internal sealed record FileView(string? Name, string? Description, long? Size, string? Id)
{
    public static FileView? Of(ChatMessage message) =>
        message.Attachment(ChatMessage.FileConsent) is { } offer
            ? new(Text(offer, "name"), Text(offer.GetProperty("content"), "description"), offer.GetProperty("content").GetProperty("sizeInBytes").GetInt64(), null)
        : message.Attachment(ChatMessage.FileInfo) is { } file ? new(Text(file, "name"), null, null, Text(file.GetProperty("content"), "uniqueId"))
        : null;

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var text) ? text.GetString() : null;
}

internal sealed record ChatView(long Version, IReadOnlyList<MessageView> Messages, IReadOnlyList<string> Deleted)
{
    public static ChatView Of(Chat chat, long after) => new(
        chat.Version, [.. chat.Messages.Where(m => m.Version > after).Select(MessageView.Of)], chat.Deleted);
}

internal sealed record ShownView(string Kind, string? Text = null, JsonElement? Dialog = null, MessageAction? OpenedBy = null)
{
    public static ShownView Of(Shown shown) => shown switch
    {
        Shown.Card => new("card"),
        Shown.Line line => new("line", line.Text),
        Shown.Problem problem => new("problem", problem.Text),
        Shown.Dialog dialog => new("dialog", Dialog: dialog.Content, OpenedBy: dialog.OpenedBy),
        _ => new("asBefore"),
    };
}

internal sealed record ChoiceView(string Title, string Value, string? Detail = null);
