using PolicyBot.Cards;

namespace PolicyBot.Bot;

/// <summary>What the person who pressed a button sees.</summary>
internal abstract record ActionReply
{
    private ActionReply() { }

    /// <summary>The card is replaced, or shown as a new one where the client cannot replace it.</summary>
    public sealed record Card(AdaptiveCard Content) : ActionReply;

    /// <summary>The card stays as it is, with a sentence beside it.</summary>
    public sealed record Message(string Text) : ActionReply;
}
