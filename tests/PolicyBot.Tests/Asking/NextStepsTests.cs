using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.Asking;

public sealed class NextStepsTests
{
    [Fact]
    public void Questions_go_where_the_pack_sends_them() =>
        Assert.Equal(["Headteacher"], NextSteps.WhoTakesQuestions(SmallSchool.Pack).Select(role => role.Title));

    [Fact]
    public void Without_a_route_the_leadership_team_takes_questions() =>
        Assert.Equal(["Leadership team"], NextSteps.WhoTakesQuestions(SmallSchool.Pack with { Routes = [] }).Select(role => role.Title));

    [Fact]
    public void A_school_that_opens_no_accounts_through_the_bot_is_not_offered_a_request()
    {
        var answer = SmallSchool.Lookup(SmallSchool.Cite("who will run"));

        Assert.True(NextSteps.After(SmallSchool.Pack, answer).AccountRequest);
        Assert.False(NextSteps.After(SmallSchool.Pack with { Processes = new HashSet<string> { SchoolProcess.Asking } }, answer).AccountRequest);
    }

    [Theory]
    [InlineData("Contact needs the prior written permission of the Headteacher.", "the Headteacher")]
    [InlineData("A post must be agreed by a member of the SLT before it is published.", "a member of the SLT")]
    [InlineData("Nobody opens an account without the administrator's permission.", "the administrator")]
    [InlineData("This needs the agreement of the Headteacher and/or IT manager.", null)]
    [InlineData("This needs the agreement of the Headteacher and the governors.", null)]
    [InlineData("This needs the agreement of the Headteacher, the DSL and the governors.", null)]
    [InlineData("Only with the head and the DSL's approval.", null)]
    [InlineData("Only with the headteacher's approval and the written consent of a parent.", null)]
    [InlineData("Approval must be sought first.", null)]
    public void The_approver_is_named_only_where_the_clause_names_one(string text, string? approver) =>
        Assert.Equal(approver, ApprovalPhrase.Approver(SmallSchool.Clause("must not follow") with { Text = text }));

    [Fact]
    public void A_picked_clause_loses_the_verdict_and_keeps_the_others_beside_it()
    {
        var answer = SmallSchool.Verdict(Verdict.Prohibited, SmallSchool.Cite("must not follow"), SmallSchool.Cite("may follow a parent"));

        var picked = answer.Picked(SmallSchool.Clause("may follow a parent").Index)!;

        Assert.Null(picked.Verdict);
        Assert.Equal(["may follow", "must not"], picked.Citations.Select(citation => citation.Text.Contains("may follow", StringComparison.Ordinal) ? "may follow" : "must not"));
        Assert.Null(answer.Picked(9999));
    }
}
