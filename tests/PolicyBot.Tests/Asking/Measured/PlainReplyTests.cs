using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Nobody may read "yes, you must" or "no" as the answer to the opposite of what the clause names.</summary>
public sealed class PlainReplyTests
{
    [Theory]
    [InlineData("Staff must report abusive comments to the head.", "do i have to report an abusive comment", Verdict.Required, true)]
    [InlineData("Staff must report abusive comments to the head.", "must i report a rude comment to the head?", Verdict.Required, true)]
    [InlineData("Staff must report abusive comments to the head.", "should i report an abusive comment or not", Verdict.Required, true)]
    [InlineData("Staff must report abusive comments to the head.", "somebody posted abuse about me. do i need to report it", Verdict.Required, true)]
    [InlineData("Staff must report abusive comments to the head.", "can i report an abusive comment to the head", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i ignore an abusive comment", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i keep an abusive comment to myself", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i let an abusive comment go", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i reply to an abusive comment", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "must i never report abuse", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "should i report abuse to the head or the police", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "what should i report to the head", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "is it ok not to report an abusive comment", Verdict.Required, false)]
    [InlineData("Staff must report abusive comments to the head.", "i ignored an abusive comment and it didn't stop. do i have to report it", Verdict.Required, true)]
    [InlineData("Staff must use school phones to photograph pupils.", "should i use my phone for pupils", Verdict.Required, false)]
    [InlineData("Staff must use school phones to photograph pupils.", "do i have to use a school phone for pictures of pupils", Verdict.Required, true)]
    [InlineData("Staff must switch off direct messages.", "do i have to switch off direct messages", Verdict.Required, true)]
    [InlineData("Staff must switch off direct messages.", "should i switch on direct messages", Verdict.Required, false)]
    [InlineData("Staff must switch off direct messages.", "can i turn on direct messages", Verdict.Required, false)]
    [InlineData("Staff must log out of school accounts.", "do i have to log out of the school account", Verdict.Required, true)]
    [InlineData("Staff must log out of school accounts.", "should i stay logged in", Verdict.Required, false)]
    [InlineData("Staff must check their privacy settings.", "should i check my settings", Verdict.Required, true)]
    [InlineData("Staff must check their privacy settings.", "must i make my settings public", Verdict.Required, false)]
    [InlineData("Staff must keep passwords private.", "should i keep my password private", Verdict.Required, true)]
    [InlineData("Staff must keep passwords private.", "should i share my password", Verdict.Required, false)]
    [InlineData("Staff must keep passwords private.", "should i keep my password public", Verdict.Required, false)]
    [InlineData("Staff must decline contact from a former pupil.", "do i have to decline contact from an ex pupil", Verdict.Required, true)]
    [InlineData("Staff must decline contact from a former pupil.", "should i accept contact from a former pupil", Verdict.Required, false)]
    [InlineData("The governing body will write to a parent who posts abuse.", "do the governors have to write to a mum who posts abuse", Verdict.Required, true)]
    [InlineData("The governing body will write to a parent who posts abuse.", "should i write to a mum who posts abuse", Verdict.Required, false)]
    [InlineData("The headteacher will:\n\n- approve every account\n- look at it each term", "do i have to approve an account", Verdict.Required, false)]
    [InlineData("Abuse of a pupil must be reported to the head.", "do i have to report abuse", Verdict.Required, true)]
    [InlineData("All teachers must report abuse of a pupil to the head.", "do i have to report abuse", Verdict.Required, true)]
    [InlineData("If a parent abuses you online, you must tell the headteacher.", "do i have to tell the headteacher about online abuse", Verdict.Required, true)]
    [InlineData("Staff must never add pupils as friends.", "can i add a pupil", Verdict.Prohibited, true)]
    [InlineData("Staff must never add pupils as friends.", "i have not met this pupil, can i add her", Verdict.Prohibited, true)]
    [InlineData("Staff must never add pupils as friends.", "it's unlikely anyone sees it, can i add a pupil", Verdict.Prohibited, true)]
    [InlineData("Staff must never add pupils as friends.", "at the bus stop a pupil asked, can i add her", Verdict.Prohibited, true)]
    [InlineData("Staff must never add pupils as friends.", "should i add a pupil", Verdict.Prohibited, true)]
    [InlineData("Staff must never add pupils as friends.", "can i unfriend a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "can i un-friend a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "do i have to refuse a pupil's request", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "should i say no to a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "is it rude not to add a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "can i not add a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "is it ok if i don't add a pupil", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "should i report a colleague who adds pupils", Verdict.Prohibited, false)]
    [InlineData("Staff must never add pupils as friends.", "should pupils on my account be deleted", Verdict.Prohibited, false)]
    [InlineData("Staff must never accept friend requests.", "can i accept the request", Verdict.Prohibited, true)]
    [InlineData("Staff must never accept friend requests.", "should i turn the request down", Verdict.Prohibited, false)]
    [InlineData("Staff must not post photos of pupils.", "can i post a photo of a pupil", Verdict.Prohibited, true)]
    [InlineData("Staff must not post photos of pupils.", "do i need to take the photo down", Verdict.Prohibited, false)]
    [InlineData("Staff must not disclose confidential information.", "do i have to keep information confidential", Verdict.Prohibited, false)]
    [InlineData("Staff are advised not to add parents.", "should i add a dad", Verdict.AdvisedAgainst, true)]
    [InlineData("Staff are advised not to add parents.", "should i decline a dad's request", Verdict.AdvisedAgainst, false)]
    [InlineData("Staff must not delete posts.", "can i delete a post", Verdict.Prohibited, true)]
    [InlineData("Staff may follow the school.", "can i unfollow the school", Verdict.PermittedWithConditions, true)]
    public void A_verdict_is_a_reply_unless_the_question_asks_for_something_else(string clause, string question, Verdict verdict, bool isPlainReply)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Policy\n\n" + clause));

        Assert.Equal(isPlainReply, PlainReply.Is(QuestionReader.Read(question, null, index.Uses), verdict, index.Clauses.First(c => !c.IsOpen)));
    }
}
