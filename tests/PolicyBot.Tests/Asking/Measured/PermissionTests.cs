using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What permits something permits it within its bounds: whatever may lie outside them gets the clause, and never a yes.</summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData("Staff may keep in touch online with former pupils of twenty or over.", "can i keep in touch online with a former pupil, he's 19")]
    [InlineData("The school crest may be used by the main account alone.", "can i use the school crest on my class account")]
    [InlineData("Full names may be published for winners of county competitions; others need the headteacher's agreement.", "can i publish full names of the other winners")]
    [InlineData("Personal phones may be used before 8 and after 5.", "can i use my personal phone at 2")]
    [InlineData("Nothing offensive, in jest or in a meme, may be posted.", "may i post an offensive meme in jest")]
    [InlineData("No opinions on politics, planning or parish matters may be posted.", "can i post my opinions on politics")]
    [InlineData("Staff may follow the school's account.", "may i not follow the school's account")]
    public void What_may_lie_outside_the_bounds_is_not_permitted(string clause, string question)
    {
        var answer = new PolicyAnswerer(PolicyDocument.Read("policy.md", "# Social media policy\n\n## Use\n" + clause)).Answer(question);

        Assert.Equal(clause, answer.Citations[0].Text);
        Assert.False(answer.Verdict is { } verdict && Verdicts.IsPermissive(verdict), $"{answer.Verdict}");
    }

    [Theory]
    [InlineData("Nothing offensive, in jest or in a meme, may be posted.", Modality.Prohibited)]
    [InlineData("No opinions on politics, planning or parish matters may be posted.", Modality.Prohibited)]
    [InlineData("Nothing in this policy prevents staff from raising a concern.", Modality.Statement)]
    public void Nothing_and_nobody_forbid_where_they_do_not_relieve(string clause, Modality strength) =>
        Assert.Equal(strength, ModalityReader.Of(clause, null, "", []));
}
