using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>How strongly a sentence binds in manners that no rule knows.</summary>
public sealed class StrengthReaderTests
{
    [Theory]
    [InlineData("Rude replies have no place on our page.", Modality.Prohibited)]
    [InlineData("A colleague's wedding pictures are yours to share.", Modality.Permitted)]
    [InlineData("Clear it with the headteacher before a page is begun.", Modality.NeedsApproval)]
    public void It_is_told_from_lessons(string sentence, Modality strength)
    {
        Assert.Equal(Modality.Statement, ModalityReader.Of(sentence, null, "", []));
        Assert.Equal(strength, PolicyDocument.Read("policy.md", sentence).Clauses[0].Modality);
    }

    [Theory]
    [InlineData(Modality.NeedsApproval, 1, Modality.Prohibited)]
    [InlineData(Modality.NeedsApproval, 3, Modality.NeedsApproval)]
    [InlineData(Modality.AdvisedAgainst, 3, Modality.Prohibited)]
    public void A_rule_is_given_up_only_where_the_words_plainly_say_otherwise_and_never_for_mere_advice(Modality learned, float weight, Modality strength)
    {
        var weights = new float[Enum.GetValues<Modality>().Length];
        weights[(int)learned] = weight;
        var reader = new StrengthReader(new SignWeights(new(StringComparer.Ordinal) { ["pets"] = weights }, weights.Length));

        Assert.Equal(strength, PolicyDocument.Read("policy.md", "Staff must not post pets.", reader).Clauses[0].Modality);
    }

    [Fact]
    public void Where_nothing_was_learned_a_rule_stands() =>
        Assert.Equal(Modality.Permitted, PolicyDocument.Read("policy.md", "Staff may follow the school's account.", StrengthReader.RulesAlone).Clauses[0].Modality);

    [Fact]
    public void None_of_its_signs_is_taken_for_a_remark()
    {
        using var file = new StreamReader(DataFile.Open("strengths.txt"));
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(lines.Length - 1, DataFile.Lines("strengths.txt").Count());
    }
}
