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
    [InlineData("Class teachers may message parents with Dojo.", "can class teachers message a parent with dojo to have a go at them", false)]
    [InlineData("Class teachers may message parents with Dojo.", "can class teachers message a parent with dojo to get at them", false)]
    [InlineData("Class teachers may message parents with Dojo.", "am i allowed to have class teachers message parents with dojo", true)]
    [InlineData("Staff are encouraged to report private groups to the school.", "should i report a private group to the school", true)]
    [InlineData("Staff are encouraged to report private groups to the school.", "should i report to a private group of the school", false)]
    [InlineData("Staff are encouraged to report private groups to the school.", "should i report in a private group of the school", false)]
    [InlineData("Staff may connect with colleagues on personal accounts.", "can i unfriend a colleague on a personal account", false)]
    [InlineData("Parents may take pictures of their own children for private use.", "may parents take pictures of their own children for private use", true)]
    [InlineData("Parents may take pictures of their own children for private use.", "may parents take pictures of their own children for facebook", false)]
    [InlineData("School staff are advised to set the privacy settings of all personal accounts to the highest level.", "should i set the privacy settings of my personal account to the highest level", true)]
    [InlineData("School staff are advised to set the privacy settings of all personal accounts to the highest level.", "should i set the school account's privacy settings to the highest level", false)]
    [InlineData("Staff may use personal social media in breaks.", "may staff use personal social media in lessons", false)]
    [InlineData("Staff are encouraged to opt out of public listings on networking sites.", "should i opt out of public listings on networking sites", true)]
    [InlineData("Staff are encouraged to opt out of public listings on networking sites.", "should i opt out of networking sites", false)]
    [InlineData("Staff are encouraged to opt out of public listings on networking sites.", "should i opt out of the public", false)]
    [InlineData("Pupils are advised to consider the benefits and risks of sharing their location.", "should pupils consider the benefits and risks of sharing their location", true)]
    [InlineData("Pupils are advised to consider the benefits and risks of sharing their location.", "should pupils consider sharing their location", false)]
    [InlineData("Pupils are advised to use safe passwords.", "should pupils use safe passwords", true)]
    [InlineData("Pupils are advised to use safe passwords.", "should pupils use my safe passwords", false)]
    [InlineData("Pupils are advised to use safe passwords.", "should pupils use the same safe password", false)]
    [InlineData("Staff are encouraged to set the privacy levels of their sites.", "should i set the privacy levels of my sites", true)]
    [InlineData("Staff are encouraged to set the privacy levels of their sites.", "should i set their privacy levels", false)]
    [InlineData("Class teachers may message parents with Dojo.", "can i message my mum with dojo", false)]
    [InlineData("Class teachers may message parents with Dojo.", "can i message one of my mums with dojo", true)]
    [InlineData("Email may be used between parents and the school, and between staff and pupils.", "can parents email pupils", false)]
    [InlineData("Parents are urged to contact us directly with a concern.", "should parents contact us directly with a concern", true)]
    [InlineData("Parents are urged to contact us directly with a concern.", "should parents contact us directly with a concern on facebook", false)]
    [InlineData("Staff are encouraged to log out of accounts after use.", "should i log out of facebook after use", true)]
    [InlineData("Staff may connect with colleagues on personal accounts.", "can i connect with a colleague on facebook", true)]
    [InlineData("Class teachers may message parents with Dojo.", "can student teachers message parents with dojo", false)]
    [InlineData("Parents are urged to contact us directly with a concern.", "should parents contact us directly with a concern via social media", false)]
    [InlineData("Parents should take a complaint to the class teacher rather than make a complaint online.", "should parents take a complaint to the class teacher", true)]
    [InlineData("Parents should take a complaint to the class teacher rather than make a complaint online.", "should parents take a complaint online", false)]
    [InlineData("Staff are advised to contact parents by telephone rather than message them.", "should i contact parents by text", false)]
    [InlineData("Staff are advised to contact parents by telephone instead of messaging them.", "should i contact parents by text", false)]
    [InlineData("Pupils are advised to consider whether it is safe to share their location.", "should pupils consider sharing their location", false)]
    [InlineData("Staff are encouraged to set the privacy levels of their sites.", "should i set someone's privacy levels", false)]
    [InlineData("Staff are encouraged to set the privacy levels of their sites.", "is it a good idea to set their privacy levels", false)]
    [InlineData("Class teachers may message parents with Dojo.", "can class teachers message a parent with dojo just to get at them", false)]
    [InlineData("Class teachers may message parents with Dojo.", "can class teachers message our parents with dojo", true)]
    [InlineData("Parents may take pictures of their own children at school events for private use.", "can parents take pictures at school events of their own children for private use", true)]
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
