using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What permits or recommends something says nothing of its opposite, of other people, nor of anything beside it.</summary>
public sealed class EntailmentTests
{
    [Theory]
    [InlineData("Check your privacy settings regularly.", "should i check my privacy settings", true)]
    [InlineData("Check your privacy settings regularly.", "should i turn my privacy settings off", false)]
    [InlineData("Check your privacy settings regularly.", "should i never check my privacy settings", false)]
    [InlineData("Check your privacy settings regularly.", "should i check my pupils' privacy settings", false)]
    [InlineData("Check your privacy settings regularly.", "should i set my privacy settings to public", false)]
    [InlineData("Staff are advised to be aware of location sharing.", "should i share my location", false)]
    [InlineData("Staff are encouraged to log out after use.", "should i log out after use", true)]
    [InlineData("Staff are encouraged to log out after use.", "should i not log out after use", false)]
    [InlineData("Staff are encouraged to log out after use.", "should i stay logged in", false)]
    [InlineData("Class teachers may message parents with the reading app.", "may class teachers message mums with the reading app", true)]
    [InlineData("Class teachers may message parents with the reading app.", "may class teachers message nans with the reading app", false)]
    [InlineData("Class teachers may message parents with the reading app.", "can the librarian message parents with the reading app", false)]
    [InlineData("Class teachers may message parents with the reading app.", "may class teachers message parents with seesaw", false)]
    [InlineData("Staff may connect with colleagues on personal accounts.", "may staff connect with colleagues on personal accounts while teaching", false)]
    [InlineData("Staff may keep a friendship with a parent that began before the child joined.", "can i keep a friendship with a parent that began before the child joined", true)]
    [InlineData("Staff may keep a friendship with a parent that began before the child joined.", "can i keep a friendship with a parent that began after the child joined", false)]
    [InlineData("Class teachers and parents may message each other with Dojo.", "can class teachers message parents with dojo", true)]
    [InlineData("Class teachers and parents may message each other with Dojo.", "can class teachers message parents with dojo and whatsapp", false)]
    [InlineData("Class teachers and parents may message each other with Dojo.", "can class teachers message parents with facebook", false)]
    public void A_clause_says_what_is_asked_or_it_does_not(string clause, string question, bool says)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Social media policy\n\n## Use\n" + clause));

        Assert.Equal(says, Entailment.Holds(QuestionReader.Read(question, null, index.Uses).Reading, index.Clauses[0]));
    }

    [Theory]
    [InlineData("should i turn my privacy settings off")]
    [InlineData("is it wise to lower my privacy settings so parents can find me")]
    [InlineData("should i set my privacy settings to public")]
    public void Nobody_is_told_that_the_opposite_of_the_advice_is_recommended(string question)
    {
        var answerer = new PolicyAnswerer(PolicyDocument.Read("policy.md", "# Social media policy\n\n## Personal accounts\nStaff are strongly advised to set all privacy settings to the highest level on personal accounts."));

        Assert.NotEqual(Verdict.Recommended, answerer.Answer(question).Verdict);
    }
}
