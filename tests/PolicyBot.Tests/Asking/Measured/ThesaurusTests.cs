using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Which words go together, as a teacher writes it down.</summary>
public sealed class ThesaurusTests
{
    [Fact]
    public void Each_line_names_what_means_the_same_and_no_word_has_two_lines()
    {
        var lines = DataFile.Names("thesaurus-").SelectMany(DataFile.Lines).ToList();

        Assert.All(lines, line => Assert.Matches("^[^=~]+ = [^=~]+(?: ~ [^=~]+)?$", line));
        Assert.Empty(lines.GroupBy(line => line[..line.IndexOf('=', StringComparison.Ordinal)].Trim()).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void A_word_takes_part_in_a_line_as_much_as_it_belongs_there()
    {
        var thesaurus = new Thesaurus(["broadband = internet, phone line ~ router, the man in the van"]);

        Assert.Equal([1f, 0.8f, 0.4f, 0.3f], new[] { "broadband", "internet", "line", "router" }.Select(word => thesaurus.LinesOf(Stemmer.Stem(word)).Single(l => l.Line == "broadband").Weight));
        Assert.Empty(thesaurus.LinesOf("bread"));
    }

    [Fact]
    public void A_word_that_stands_near_everything_stands_near_nothing()
    {
        var thesaurus = new Thesaurus([.. Enumerable.Range(0, 50).Select(n => $"matter{n} = sache{n} ~ dog"), "puppy = dog ~ lead"]);

        Assert.Equal(["puppy"], thesaurus.LinesOf(Stemmer.Stem("dog")).Select(l => l.Line));
    }
}
