using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Staff words find the policy's words although they share none, in manners of writing that no rule knows.</summary>
public sealed class MeaningTests
{
    private const string Handbook = """
        # Staff handbook: Saltmarsh House

        ## Families
        Adults who work here keep their private profiles apart from the households we serve.
        A household that writes to a private profile is asked, kindly, to telephone reception.

        ## Pictures
        Likenesses of the children belong on the equipment of the House and nowhere else.

        ## Elections
        In the weeks before a ballot the House takes no side, and nothing partisan is shown with its rooms or crest behind it.

        ## Keys
        A forgotten pass phrase is renewed by the network technician on the second floor.
        """;

    [Theory]
    [InlineData("manifesto selfie in my classroom", "In the weeks before a ballot")]
    [InlineData("one of the mums wants to add me on facebook", "keep their private profiles apart")]
    [InlineData("can i take snaps of the kids on my iphone", "Likenesses of the children")]
    [InlineData("cant remember my login, who sorts it", "renewed by the network technician")]
    public void A_clause_is_found_that_shares_no_telling_word_with_the_question(string question, string clause)
    {
        var answer = new PolicyAnswerer(PolicyDocument.Read("saltmarsh.md", Handbook)).Answer(question);

        Assert.Contains(clause, answer.Citations[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_saved_is_what_is_used()
    {
        // Questions stay where their words are; clauses change the first two of their sixteen numbers for each other.
        const int size = 16;
        var places = new sbyte[2 * size];
        (places[0], places[size + 1]) = (127, -127);
        var (asks, rules) = (new float[size * size], new float[size * size]);
        for (var i = 0; i < size; i++) asks[(i * size) + i] = rules[(i * size) + (i < 2 ? 1 - i : i)] = 1;
        var meaning = new Meaning(["w:mum", "w:parent"], [1, 2], places, [0.5f, 0.25f], [(asks, rules)]);
        using var file = new MemoryStream();
        meaning.Save(file);
        file.Position = 0;
        var read = Meaning.Read(file);

        Assert.Equal([1f, .. new float[size - 1]], meaning.OfQuestion(Reading.Of("mum")).Select(v => MathF.Round(v, 3)));
        Assert.Equal([-1f, .. new float[size - 1]], meaning.OfHeading(Reading.Of("parent")).Select(v => MathF.Round(v, 3)));
        Assert.Equal(meaning.OfQuestion(Reading.Of("a mum, a parent")), read.OfQuestion(Reading.Of("a mum, a parent")));
    }

    [Fact]
    public void A_question_of_which_no_word_is_known_is_not_answered_and_an_empty_policy_answers_nothing()
    {
        Assert.NotEqual(AnswerKind.Verdict, new PolicyAnswerer(PolicyDocument.Read("saltmarsh.md", Handbook)).Answer("xqzt vbnm?").Kind);
        Assert.Empty(new PolicyAnswerer(PolicyDocument.Read("empty.md", "")).Answer("can i follow a parent?").Citations);
    }
}
