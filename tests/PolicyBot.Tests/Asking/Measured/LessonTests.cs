using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What lessons teach stands in their own policies.</summary>
public sealed class LessonTests
{
    private static readonly string[] Small =
    [
        "# Larkmoor", "// manner: plain", "## 3. Own accounts", "3.1 No member of staff is to hold a pupil as a contact. [no]", "? y8 added me", "?w what if one tries || threads about", "Steer clear of:", "- threads about the school [avoid]", "?=no so i can call the head a liar?", "! can i use chatgpt", "~ when is lunch",
    ];

    [Fact]
    public void A_lesson_is_a_policy_with_strengths_and_questions()
    {
        var lesson = Lesson.Read("larkmoor", Small);

        Assert.Equal("# Larkmoor\n## 3. Own accounts\n3.1 No member of staff is to hold a pupil as a contact.\nSteer clear of:\n- threads about the school\n", lesson.Text);
        Assert.Equal(Modality.AdvisedAgainst, lesson.Strengths["threads about the school"]);
        Assert.Equal(
            [("verdict", "prohibited", 1), ("lookup", null, 2), ("verdict", "prohibited", 1), ("not_covered", "not_stated", 0), ("out_of_scope", null, 0)],
            lesson.Questions.Select(q => (q.Kind, q.Verdict, q.Evidence.Count)));
    }

    [Fact]
    public void A_question_may_have_other_verdicts_that_a_careful_reader_could_defend()
    {
        var lesson = Lesson.Read("larkmoor", ["Profiles must be private. [must]", "?=must,no ok to leave mine open?"]);

        var question = Assert.Single(lesson.Questions);
        Assert.Equal("required", question.Verdict);
        Assert.Equal(["prohibited", "required"], question.Defensible.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Profiles must be private. [must]\n?=must,never ok to leave mine open?", "the code \"never\"")]
    [InlineData("No phones. [never]", "the code \"never\"")]
    [InlineData("? y8 added me", "stands before any sentence")]
    [InlineData("?x y8 added me", "is no question")]
    [InlineData("No phones. [No]", "no ruling")]
    public void What_is_wrong_with_a_lesson_is_said(string lines, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => Lesson.Read("larkmoor", lines.Split('\n'))).Message, StringComparison.Ordinal);

    [Fact]
    public void Nearly_every_question_of_the_lessons_finds_its_clause()
    {
        var lessons = Lesson.LoadAll(Repository.Root);
        var clauses = lessons.ToDictionary(l => l.Name, l => PolicyDocument.Read(l.Name, l.Text).Clauses.Select(c => c.Quotation).ToList());
        var answerable = lessons.SelectMany(l => l.Questions).Where(q => q.IsAnswerable).ToList();

        Assert.True(lessons.Count > 200, $"{lessons.Count} lessons");
        Assert.InRange(answerable.Count(q => q.IsShownBy(clauses[q.School])) / (double)answerable.Count, 0.98, 1);
    }
}
