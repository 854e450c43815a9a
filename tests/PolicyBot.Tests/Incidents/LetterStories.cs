using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Letters and replies come in the school's own words, from whom the policy says, with the clause quoted.</summary>
public sealed class LetterStories
{
    [NeedsSharedTheory]
    [Trait("Row", "S0-11"), Trait("Row", "S0-14"), Trait("Row", "S0-32"), Trait("Row", "S1-39"), Trait("Row", "S1-50"), Trait("Row", "S1-52"), Trait("Row", "S1-55"), Trait("Row", "S1-56")]
    [Trait("Row", "S2-16"), Trait("Row", "S2-20"), Trait("Row", "S2-23"), Trait("Row", "S2-26"), Trait("Row", "S3-14"), Trait("Row", "S4-31"), Trait("Row", "S4-65"), Trait("Row", "S1-54")]
    [InlineData("stanburn", "private-contact", "whoever writes it", "contact us directly and in private")]
    [InlineData("stanburn", "use-email", "whoever writes it", "general enquiries about the school")]
    [InlineData("stanburn", "parent-questions", "whoever writes it", "NSPCC")]
    [InlineData("charlton", "public-explanation", "whoever writes it", "inform the audience exactly why")]
    [InlineData("charlton", "acceptable-use", "Headteacher", "informed about acceptable use")]
    [InlineData("charlton", "removal", "Headteacher", "invite them to discuss the issues in person")]
    [InlineData("charlton", "official-channels", "whoever writes it", "must not make complaints on social networking sites")]
    [InlineData("charlton", "photographs", "Headteacher", "other than their own children")]
    [InlineData("westbrook", "private-contact", "whoever writes it", "class teacher or head teacher")]
    [InlineData("westbrook", "photographs-ban", "Headteacher", "will not allow any pictures")]
    [InlineData("westbrook", "removal", "Governing body", "the Governing Body will contact the parent")]
    [InlineData("westbrook", "parent-questions", "whoever writes it", "advice, support and signposting")]
    [InlineData("abbotswood", "group-owner", "whoever writes it", "the person who set the group up")]
    [InlineData("gaskell", "share-concern", "whoever writes it", "Concerns will be shared with parents/carers")]
    [InlineData("gaskell", "parent-guide", "Headteacher", "help safeguard your children")]
    public async Task A_letter_has_the_sender_and_the_clause_of_its_school(string school, string letter, string sender, string clause)
    {
        await using var bot = await BotUnderTest.StartAsync([school]);
        await bot.Person("Rhys").Says("letters");

        var draft = await bot.Person("Rhys").ClicksIn(await bot.Person("Rhys").Clicks("Choose a letter"), "Draft it", ("letter", letter));

        Assert.Contains($"Sent by: {sender} · policy", TextOf(draft), StringComparison.Ordinal);
        Assert.Contains(clause, TextOf(draft), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("{school}", TextOf(draft), StringComparison.Ordinal);
    }

    [NeedsSharedFact, Trait("Row", "S0-33")]
    public async Task Where_the_policy_gives_no_duty_a_letter_is_marked_as_the_schools_own()
    {
        await using var bot = await BotUnderTest.StartAsync(["stanburn"]);
        await bot.Person("Rhys").Says("letters");

        var draft = await bot.Person("Rhys").ClicksIn(await bot.Person("Rhys").Clicks("Choose a letter"), "Draft it", ("letter", "parent-resources"));

        Assert.Contains("school setting, not policy", TextOf(draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_was_sent_is_kept_with_its_case()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("parent-post");
        var draft = await bot.Grace.ClicksIn(await bot.Grace.ClicksIn(await bot.Grace.Opens(number), "Letter"), "Draft it", ("letter", "removal"));
        Assert.Contains("Headteacher, Larkmere Vale School", TextOf(draft), StringComparison.Ordinal);

        var kept = await bot.Grace.ClicksIn(draft, "Keep it with the case", ("text", "Dear parent, please remove it."));

        Assert.Contains("Dear parent, please remove it.", TextOf(kept), StringComparison.Ordinal);
        Assert.Contains("kept a letter", TextOf(await bot.Grace.ClicksIn(kept, "History")), StringComparison.Ordinal);
        Assert.Contains("can't find this case", TextOf(await bot.Ann.Fetches("incidents/letters", number)), StringComparison.Ordinal);
        bot.Grace.DoesNotSee("Dear parent");
    }
}
