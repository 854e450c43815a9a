using PolicyBot.Cards;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Bot;

/// <summary>Makes the card of a notice from the case as it stands, or null where there is nothing left to say to this person.</summary>
/// <param name="recipient">Who it is for. The name is empty where only the id is known.</param>
internal delegate Task<NoticeCard?> NoticeRenderer(SchoolPack school, string caseId, Person recipient, CancellationToken cancellation);

/// <summary>Says who is told that a notice reached nobody it was meant for. None where that does not matter any more.</summary>
internal delegate Task<IReadOnlyList<Notice>> NoticeAlarm(SchoolPack school, string caseId, CancellationToken cancellation);

/// <summary>
/// A moment of a case has come, such as a reminder's. The rule looks at the case as it stands, and does nothing where it no longer applies:
/// after a crash it runs again.
/// </summary>
internal delegate Task DueHandler(SchoolPack school, string caseId, CancellationToken cancellation);

/// <summary>Who words a kind of notice, and who is told where it reached nobody.</summary>
internal sealed record NoticeRoute(NoticeRenderer Render, NoticeAlarm? Alarm);

/// <summary>How a notice reaches its recipient.</summary>
internal abstract record NoticeCard(AdaptiveCard Content)
{
    /// <summary>What an e-mail to a role that has only an address says; without it, that there is something. Like every e-mail it names the case by its number alone.</summary>
    public string? Mail { get; init; }

    /// <summary>A new message with a bell that asks for a decision. Its card is kept up to date from then on.</summary>
    /// <param name="Revision">What is asked about: nobody is asked twice about the same.</param>
    /// <param name="Replaced">What the card of an earlier revision becomes, where there is one.</param>
    public sealed record Ask(AdaptiveCard Content, int Revision, AdaptiveCard Replaced) : NoticeCard(Content)
    {
        /// <summary>Whether somebody is asked who was asked about the same before, such as by a reminder. The earlier card is replaced then, too.</summary>
        public bool Again { get; init; }
    }

    /// <summary>Replaces the card that asked for a decision; no bell.</summary>
    public sealed record Refresh(AdaptiveCard Content) : NoticeCard(Content);

    /// <summary>A new message with a bell.</summary>
    public sealed record Tell(AdaptiveCard Content) : NoticeCard(Content);
}
