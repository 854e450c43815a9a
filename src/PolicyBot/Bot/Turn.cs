using Azure;
using PolicyBot.Cards;
using PolicyBot.Connector;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>One activity being answered: who sent it, at which school, and how to answer.</summary>
internal sealed class Turn(Activity activity, SchoolPack school, Person sender, ConnectorClient connector, CancellationToken cancellation)
{
    public Activity Activity => activity;

    public SchoolPack School => school;

    /// <summary>Who sent the activity, by the authenticated activity and the live staff group, never by card data.</summary>
    public Person Sender => sender;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether only the sender can read the conversation. Nothing about a case is said anywhere else.</summary>
    public bool IsPersonal => activity.IsPersonal();

    /// <summary>Opens the sender's own chat with the bot, with these words ready to send.</summary>
    /// <remarks>https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams</remarks>
    public Uri OwnChat(string words) =>
        new($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(activity.Recipient?.Id ?? "")}&message={Uri.EscapeDataString(words)}");

    /// <summary>What was typed, without the mention of the bot.</summary>
    public string Text { get; } = activity.RemoveRecipientMention().Trim();

    /// <summary>Answers with a card in a message of its own, so that it can be replaced later.</summary>
    public Task ReplyAsync(AdaptiveCard card) => SendAsync(Messages.Of(card));

    /// <summary>Answers with a message of any kind.</summary>
    /// <returns>Its id, where Teams gave one.</returns>
    public async Task<string?> SendAsync(Activity message) =>
        (await connector.ReplyToActivityAsync(activity.Conversation!.Id!, activity.Id ?? "", message, cancellation)).Id;

    /// <summary>Takes a message of the bot's out of the conversation. Some clients can't, and then it stays.</summary>
    public async Task RemoveAsync(string? messageId)
    {
        if (messageId is null)
            return;
        try
        {
            await connector.DeleteActivityAsync(activity.Conversation!.Id!, messageId, cancellation);
        }
        catch (RequestFailedException)
        {
            // It says nothing wrong, and whoever answers it again is told.
        }
    }

    /// <summary>Answers a typed command with what its button would have shown.</summary>
    public async Task ReplyAsync(Task<ActionReply> reply) => await ReplyAsync(await reply switch
    {
        ActionReply.Card card => card.Content,
        ActionReply.Message message => Refusals.Sentence(message.Text),
        var other => throw new InvalidOperationException($"No such reply: {other}"),
    });
}
