using PolicyBot.Asking;

namespace PolicyBot.Tests.Asking;

public sealed class QuestionTextTests
{
    [Fact]
    public void Reading_a_question_back_from_a_button_changes_nothing()
    {
        foreach (var text in new[] { "", " ok?\n\n now ", new string('x', 5000), string.Concat(Enumerable.Repeat("𐍈", 600)), string.Join(' ', Enumerable.Repeat("word", 500)) })
        {
            var question = QuestionText.From(text);
            Assert.Equal(question, QuestionText.From(question.Data()["question"]!.GetValue<string>()));
            Assert.True(question.Text.Length <= 500);
        }
    }

    [Fact]
    public void A_cut_never_splits_a_character() =>
        Assert.DoesNotContain(QuestionText.Cut("x" + string.Concat(Enumerable.Repeat("𐍈", 50)), 21), char.ConvertFromUtf32(0x10348)[..1] + "…", StringComparison.Ordinal);
}
