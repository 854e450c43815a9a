using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Says how far everybody is with what has to be true before a request can be approved.</summary>
public interface IGates
{
    /// <summary>One entry for each person whom the approval waits for, or waited for; none where nothing is asked of anybody or the request is closed.</summary>
    Task<IReadOnlyList<GateCheck>> CheckAsync(SchoolPack school, ApprovalCase request, CancellationToken cancellation);
}

/// <summary>How far one person is with what an approval waits for.</summary>
public sealed record GateCheck(Person Who, IReadOnlyList<GateItem> Items)
{
    public bool IsPassed => Items.All(item => item.IsPassed);
}

/// <summary>One thing that is asked of one person.</summary>
/// <param name="On">The day on which it was done; null while it is not.</param>
/// <param name="EnteredBy">Who said so.</param>
public sealed record GateItem(GateKind Kind, DateOnly? On, Person? EnteredBy)
{
    public bool IsPassed => On is not null;
}
