using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What the questions on one policy teach together about whether it is silent on the next.</summary>
public sealed class SilenceReaderTests
{
    private static readonly (string Question, bool IsSilent)[] Asked =
    [
        ("may i add a parent on facebook", false), ("can i add a mum on insta", false), ("is it ok to add a dad on facebook", false), ("add a parent on insta, ok", false),
        ("must i report a nasty comment", false), ("do i have to report nasty messages", false), ("have i got to report a nasty post", false), ("report nasty stuff, must i", false),
        ("who pays for the school twitter", true), ("what does the twitter cost us", true), ("who pays for a facebook advert", true), ("what would an advert cost", true),
    ];

    [Theory]
    [InlineData("is it fine to add a carer on snapchat", false)]
    [InlineData("nasty tweet about me, must i report it", false)]
    [InlineData("who pays for the adverts", true)]
    [InlineData("what do adverts on insta cost", true)]
    public void A_policy_is_silent_on_what_is_like_its_silences(string question, bool isSilent) =>
        Assert.Equal(isSilent, ChanceOf(Asked, question) > 0.5f);

    [Fact]
    public void It_is_learned_in_the_same_way_every_time() =>
        Assert.Equal(ChanceOf(Asked, "may i add a nan"), ChanceOf([.. Asked], "may i add a nan"));

    [Fact]
    public void The_order_of_the_questions_matters_little() =>
        Assert.Equal(ChanceOf(Asked, "may i add a nan"), ChanceOf([.. Asked.Reverse()], "may i add a nan"), 0.1);

    private static float ChanceOf((string Question, bool IsSilent)[] asked, string question) =>
        new SilenceReader([.. asked.Select(a => (Signs(a.Question), Point(a.Question), a.IsSilent))]).ChanceOf(Signs(question), Point(question));

    private static IReadOnlyCollection<string> Signs(string question) => SilenceReader.SignsOf(Reading.Of(question), "");

    private static float[] Point(string question) => Meaning.Shared.OfQuestion(Reading.Of(question));
}
