using PolicyBot.Asking;

namespace PolicyBot.Tests.Asking;

public sealed class QuestionTests
{
    [Fact]
    public void Reading_a_question_back_from_a_button_changes_nothing()
    {
        foreach (var text in new[] { "", " ok?\n\n now ", new string('x', 5000), string.Concat(Enumerable.Repeat("𐍈", 600)), string.Join(' ', Enumerable.Repeat("word", 500)) })
        {
            var question = Question.From(text);
            Assert.Equal(question, Question.From(question.Data()["question"]!.GetValue<string>()));
            Assert.True(question.Text.Length <= 500);
        }
    }

    [Fact]
    public void A_cut_never_splits_a_character() =>
        Assert.DoesNotContain(Question.Cut("x" + string.Concat(Enumerable.Repeat("𐍈", 50)), 21), char.ConvertFromUtf32(0x10348)[..1] + "…", StringComparison.Ordinal);
}
