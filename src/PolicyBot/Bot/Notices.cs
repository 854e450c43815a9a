using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Makes the card of a notice from the case as it stands, or null where there is nothing left to say.</summary>
internal delegate NoticeCard? NoticeRenderer(SchoolPack school, ApprovalCase request, Person recipient);

/// <summary>How a notice reaches its recipient.</summary>
internal abstract record NoticeCard(AdaptiveCard Content)
{
    /// <summary>A new message with a bell that asks for a decision. Its card is kept up to date from then on.</summary>
    /// <param name="Replaced">What the card of an earlier revision becomes, where there is one.</param>
    public sealed record Ask(AdaptiveCard Content, AdaptiveCard Replaced) : NoticeCard(Content);

    /// <summary>Replaces the card that asked for a decision; no bell.</summary>
    public sealed record Refresh(AdaptiveCard Content) : NoticeCard(Content);

    /// <summary>A new message with a bell.</summary>
    public sealed record Tell(AdaptiveCard Content) : NoticeCard(Content);
}
