namespace PolicyBot.Connector;

/// <summary>Values of <see cref="Activity.Type"/> that Teams sends or takes. Any other type is answered and ignored.</summary>
/// <remarks>Source: https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md</remarks>
public static class ActivityTypes
{
    /// <summary>Somebody wrote, or clicked an Action.Submit; also what the bot sends.</summary>
    public const string Message = "message";
    /// <summary>A message was edited or restored.</summary>
    public const string MessageUpdate = "messageUpdate";
    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";
    /// <summary>Somebody reacted to a message of the bot.</summary>
    public const string MessageReaction = "messageReaction";
    /// <summary>Members, a team or a channel changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";
    /// <summary>The app was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";
    /// <summary>A request that wants its answer in the HTTP body: see <see cref="InvokeNames"/>.</summary>
    public const string Invoke = "invoke";
    /// <summary>Something else happened, such as a meeting that began.</summary>
    public const string Event = "event";
    /// <summary>The sender is at work on an answer.</summary>
    public const string Typing = "typing";
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    /// <summary>Microsoft Teams, the only channel that is served.</summary>
    public const string Teams = "msteams";
}

/// <summary>Values of <see cref="ConversationAccount.ConversationType"/>.</summary>
public static class ConversationTypes
{
    /// <summary>One person and the bot.</summary>
    public const string Personal = "personal";
    /// <summary>Several people, outside a team.</summary>
    public const string GroupChat = "groupChat";
    /// <summary>A thread in a channel of a team.</summary>
    public const string Channel = "channel";
}

/// <summary>Values of <see cref="Attachment.ContentType"/>.</summary>
public static class ContentTypes
{
    /// <summary>An Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    /// <summary>Asks somebody whether the bot may put a file into their OneDrive: <see cref="FileConsent.Ask"/>.</summary>
    public const string FileConsent = "application/vnd.microsoft.teams.card.file.consent";
    /// <summary>A file that is there: <see cref="FileConsent.Done"/>.</summary>
    public const string FileInfo = "application/vnd.microsoft.teams.card.file.info";
}
