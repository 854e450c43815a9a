using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Nobody may read "yes, you must" or "no" as the answer to the opposite of what the clause names.</summary>
public sealed class PlainReplyTests
{
    [Theory]
    [InlineData("Staff must report abusive comments to the head.", "do i have to report an abusive comment", Verdict.Required, true)]
    [InlineData("Staff must report abusive comments to the head.", "must i report a rude comment to the head?", Verdict.Required, true)]
    [InlineData("Staff must report abusive comments to the head.", "can i report an abusive comment to the head", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i ignore an abusive comment", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "is it ok not to report an abusive comment", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "can i answer an abusive comment myself", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i report an abusive comment or not", Verdict.Required, true)]
    [InlineData("The governing body will write to a parent who posts abuse.", "should i write to a mum who posts abuse", Verdict.Required, false)]
    [InlineData("The governing body will write to a parent who posts abuse.", "do the governors have to write to a mum who posts abuse", Verdict.Required, true)]
    [InlineData("Abuse of a pupil must be reported to the head.", "do i have to report abuse", Verdict.Required, true)]
    [InlineData("All teachers must report abuse of a pupil to the head.", "do i have to report abuse", Verdict.Required, true)]
    [InlineData("Staff must switch off direct messages.", "do i have to switch off direct messages", Verdict.Required, true)]
    [InlineData("Staff must switch off direct messages.", "can i turn on direct messages", Verdict.Required, false)]
    [InlineData("Staff must check their privacy settings.", "must i make my settings public", Verdict.Required, false)]
    [InlineData("Staff must check their privacy settings.", "may i check my settings so that pupils see my posts", Verdict.Required, false)]
    [InlineData("Staff must remove abusive comments.", "do i have to delete or remove abuse", Verdict.Required, false)]
    [InlineData("Staff must remove abusive comments.", "do i have to remove abuse", Verdict.Required, true)]
    [InlineData("Staff must never add pupils as friends.", "can i add a pupil", Verdict.Prohibited, true)]
    [InlineData("Staff must never add pupils as friends.", "can i unfriend a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "do i have to refuse a pupil's request", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "should i say no to a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "is it rude not to add a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "i have not met this pupil, can i add her", Verdict.Prohibited, true)]
    [InlineData("Staff are advised not to add parents.", "should i decline a dad's request", Verdict.AdvisedAgainst, false)]
    [InlineData("Staff are advised not to add parents.", "should i add a dad", Verdict.AdvisedAgainst, true)]
    [InlineData("Staff must not delete posts.", "can i delete a post", Verdict.Prohibited, true)]
    [InlineData("Staff may follow the school.", "can i unfollow the school", Verdict.PermittedWithConditions, true)]
    public void A_verdict_is_a_reply_unless_the_question_asks_for_something_else(string clause, string question, Verdict verdict, bool isPlainReply)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Policy\n\n" + clause));

        Assert.Equal(isPlainReply, PlainReply.Is(QuestionReader.Read(question, null, index.Uses), verdict, Assert.Single(index.Clauses)));
    }
}
