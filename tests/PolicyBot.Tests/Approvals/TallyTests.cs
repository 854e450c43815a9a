using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Tests.Approvals;

/// <summary>How many approvals or rejections it takes.</summary>
public sealed class TallyTests
{
    private static readonly Person[] People = [.. Enumerable.Range(1, 6).Select(n => new Person($"p{n}", $"Person {n}"))];

    [Theory]
    [InlineData(DecisionRule.AnyOne, 4, 1, 1)]
    [InlineData(DecisionRule.Majority, 1, 1, 1)]
    [InlineData(DecisionRule.Majority, 2, 2, 1)]
    [InlineData(DecisionRule.Majority, 3, 2, 2)]
    [InlineData(DecisionRule.Majority, 4, 3, 2)]
    [InlineData(DecisionRule.Majority, 5, 3, 3)]
    [InlineData(DecisionRule.All, 1, 1, 1)]
    [InlineData(DecisionRule.All, 4, 4, 1)]
    public void So_many_approve_it_and_so_many_reject_it(DecisionRule rule, int approvers, int approvals, int rejections)
    {
        var panel = new ApproverPanel(People[..approvers]);

        for (var votes = 0; votes <= approvers; votes++)
        {
            Assert.Equal(votes >= approvals, Tally.Of(Voted(rule, votes, approve: true), panel).IsApproved);
            Assert.Equal(votes >= rejections, Tally.Of(Voted(rule, votes, approve: false), panel).IsRejected);
        }
    }

    [Theory]
    [InlineData(DecisionRule.AnyOne)]
    [InlineData(DecisionRule.Majority)]
    [InlineData(DecisionRule.All)]
    public void Nobody_approves_where_nobody_may(DecisionRule rule)
    {
        var tally = Tally.Of(Voted(rule, 3, approve: true), new ApproverPanel([]));

        Assert.False(tally.IsApproved);
        Assert.False(tally.IsRejected);
    }

    [Fact]
    public void The_vote_of_somebody_who_left_is_void_and_who_joined_has_to_be_won_over()
    {
        var request = Voted(DecisionRule.Majority, 2, approve: true); // persons 1 and 2

        Assert.True(Tally.Of(request, new ApproverPanel(People[..3])).IsApproved);
        Assert.False(Tally.Of(request, new ApproverPanel(People[1..4])).IsApproved); // 1 left, 4 joined: one of three
        Assert.False(Tally.Of(request, new ApproverPanel(People[..4])).IsApproved); // 4 joined: two of four
    }

    [Fact]
    public void Who_may_not_decide_the_case_is_not_counted()
    {
        var request = Voted(DecisionRule.All, 2, approve: true) with { Barred = [new("p3", BarredBecause.Runner)] };

        Assert.Equal(new Tally(DecisionRule.All, Eligible: 2, Approvals: 2, Rejections: 0), Tally.Of(request, new ApproverPanel(People[..3])));
    }

    private static ApprovalCase Voted(DecisionRule rule, int votes, bool approve) => new()
    {
        Id = Some.CaseId,
        School = "model",
        Title = "An account",
        RequestedBy = new("ann", "Ann"),
        Fields = [],
        Barred = [new("ann", BarredBecause.Requester)],
        ApproverRoles = [RoleIds.Slt],
        AdministratorRole = RoleIds.Administrator,
        FallbackRoles = [],
        Revision = 1,
        Sequence = 1,
        Status = CaseStatus.Pending,
        SubmittedAt = default,
        Rule = rule,
        Votes = [.. People[..votes].Select(person => new Vote(person, default, approve, approve ? null : "No"))],
    };
}
