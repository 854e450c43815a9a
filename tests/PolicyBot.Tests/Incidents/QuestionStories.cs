namespace PolicyBot.Testing.Incidents;

/// <summary>What people ask before they report anything is answered with the clause.</summary>
public sealed class QuestionStories
{
    [NeedsSharedTheory]
    [Trait("Row", "S0-29"), Trait("Row", "S0-31"), Trait("Row", "S1-35"), Trait("Row", "S1-54"), Trait("Row", "S4-30")]
    [InlineData("stanburn", "how do I contact POSH?", "helpline@saferinternet.org.uk")]
    [InlineData("stanburn", "can I support an extremist group online?", "Staff will not support or promote extremist organisations")]
    [InlineData("charlton", "is my use of social media at work monitored?", "social media by staff while at work")]
    [InlineData("charlton", "can parents post pictures of other children from a school event?", "must not post pictures of pupils, other")]
    [InlineData("gaskell", "can we make an account for pupils under 13?", "we will not create accounts specifically for")]
    public async Task A_question_is_answered_with_the_clause_and_a_way_to_report(string school, string question, string clause)
    {
        await using var bot = await BotUnderTest.StartAsync([school]);

        await bot.Person("Rhys").Says(question);

        bot.Person("Rhys").Sees(clause);
        Assert.Contains("Report it", bot.Person("Rhys").LastCard.Buttons);
    }
}
