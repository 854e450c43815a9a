using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What permits something permits it within its bounds: whatever may lie outside them is doubted, and gets the clause without a yes.</summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData("numbersApart", "Staff may keep in touch online with former pupils of twenty or over.", "can i keep in touch online with a former pupil, he's 19")]
    [InlineData("numbersApart", "Personal phones may be used before 8 and after 5.", "can i use my personal phone at 2")]
    [InlineData("bounded", "The school crest may be used by the main account alone.", "can i use the school crest on my class account")]
    [InlineData("bounded", "Full names may be published for winners of county competitions; others need the headteacher's agreement.", "can i publish full names of the other winners")]
    [InlineData("denies", "Staff may follow the school's account.", "may i not follow the school's account")]
    public void What_may_lie_outside_the_bounds_is_doubted(string reason, string clause, string question)
    {
        var signs = SignsOf(clause, question);

        Assert.Equal(1, signs[Array.IndexOf(Permission.Names, reason)]);
        Assert.True(Permission.IsDoubted(signs));
    }

    [Fact]
    public void What_is_asked_in_the_clauses_own_words_is_not_doubted() =>
        Assert.False(Permission.IsDoubted(SignsOf("Staff may follow the school's account.", "may i follow the school's account")));

    [Fact]
    public void One_of_them_is_not_a_number() =>
        Assert.Equal(0, SignsOf("Staff may follow parents.", "may i follow one of the parents")[Array.IndexOf(Permission.Names, "numbersApart")]);

    [Theory]
    [InlineData("may i follow the account of my own children", false)]
    [InlineData("may i follow the account of my niece", true)]
    public void Leave_for_ones_own_children_is_doubted_for_anybody_else(string question, bool doubted) =>
        Assert.Equal(doubted, Permission.IsDoubted(SignsOf("Staff may follow the account of their own children.", question)));

    [Theory]
    [InlineData("Nothing offensive, in jest or in a meme, may be posted.", Modality.Prohibited)]
    [InlineData("No opinions on politics, planning or parish matters may be posted.", Modality.Prohibited)]
    [InlineData("Nothing in this policy prevents staff from raising a concern.", Modality.Statement)]
    public void Nothing_and_nobody_forbid_where_they_do_not_relieve(string clause, Modality strength) =>
        Assert.Equal(strength, ModalityReader.Of(clause, null, "", []));

    private static float[] SignsOf(string clause, string question)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Social media policy\n\n## Use\n" + clause));
        var asked = QuestionReader.Read(question, null, index.Uses);
        var ranked = Ranker.Shared.Rank(asked, index);
        return Permission.SignsOf(asked, ranked, Weighing.Of(asked, ranked, Coverage.Of(asked, ranked, index), covered: 3, DecisionModels.Shared.Reader.ChancesOf(asked, ranked), DecisionModels.Shared.Choice));
    }
}
