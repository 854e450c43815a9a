using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

public sealed class KnownFeaturesTests
{
    [Fact]
    public void A_text_has_the_features_that_are_known_each_once_with_the_most_it_was_given()
    {
        var known = new KnownFeatures(new(StringComparer.Ordinal) { ["pair b c"] = 2, ["word b"] = 0, ["word c"] = 1, ["word z"] = 3 }, [1f, 2f, 4f, 8f], NameWord);

        var (ids, values) = known.UnitOf(names =>
        {
            names.AddWords(["b", "unknown", "c"], 0.5f);
            names.AddWords(["b"], 2);
            names.Add(1, "pair ", "b", " c");
            names.Add(1, "pair ", "c", " b");
        });

        // 2 × 1, 0.5 × 2 and 1 × 4, divided by the root of 4 + 1 + 16.
        var length = MathF.Sqrt(21);
        Assert.Equal([0, 1, 2], ids);
        Assert.Equal([2 / length, 1 / length, 4 / length], values);
    }

    [Fact]
    public void A_text_without_known_features_has_none() =>
        Assert.Empty(new KnownFeatures(new(StringComparer.Ordinal) { ["word b"] = 0 }, [1f], NameWord).UnitOf(names => names.AddWords(["a"])).Ids);

    [Fact]
    public void A_list_of_features_says_what_is_looked_up()
    {
        var names = FeatureNames.ListOf(n =>
        {
            n.AddWords(["b"], 0.5f);
            n.Add(1, "pair ", new string('x', 500), " c");
        }, NameWord);

        Assert.Equal([("word b", 0.5f), ("pair " + new string('x', 500) + " c", 1)], names);
    }

    [Fact]
    public void What_is_made_of_a_word_is_remembered_for_the_words_of_policies_and_not_for_what_people_type()
    {
        var workedOut = new List<string>();
        var memo = new WordMemo<int>(word =>
        {
            workedOut.Add(word);
            return word.Length;
        });
        PolicyDocument.Read("policy.md", "Staff must not juggle quokkas.");

        Assert.Equal([7, 7], new[] { "quokkas", "quokkas" }.Select(memo.Of));
        Assert.Equal([9, 9], new[] { "typedword", "typedword" }.Select(memo.Of));
        Assert.Equal(["quokkas", "typedword", "typedword"], workedOut);
    }

    private static void NameWord(string word, FeatureNames names) => names.Add(1, "word ", word);
}
