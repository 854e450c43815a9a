using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Approvals;

/// <summary>
/// What the votes on a case come to at one moment. Only votes of those who may decide at that moment count, and only they are counted,
/// so that somebody who joins has to be won over and the vote of somebody who left is void.
/// </summary>
/// <param name="Eligible">How many people may decide.</param>
/// <param name="Approvals">How many of them have approved.</param>
/// <param name="Rejections">How many of them have rejected.</param>
public sealed record Tally(DecisionRule Rule, int Eligible, int Approvals, int Rejections)
{
    /// <summary>How many approvals it takes; at least 1, so that an empty group approves nothing.</summary>
    public int Needed => Rule switch
    {
        DecisionRule.AnyOne => 1,
        DecisionRule.Majority => (Eligible / 2) + 1,
        _ => Math.Max(1, Eligible),
    };

    public bool IsApproved => Approvals >= Needed;

    /// <summary>Whether so many have rejected that the approvals it takes cannot come together any more; the first one where any one decides.</summary>
    public bool IsRejected => Rejections > 0 && (Rule == DecisionRule.AnyOne || Eligible - Rejections < Needed);

    public static Tally Of(ApprovalCase request, ApproverPanel panel)
    {
        var eligible = panel.EligibleFor(request);
        var votes = request.Votes.Where(vote => eligible.Any(person => person.IsSame(vote.By.Id))).ToList();
        return new(request.Rule, eligible.Count, votes.Count(vote => vote.Approve), votes.Count(vote => !vote.Approve));
    }
}
