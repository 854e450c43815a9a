using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>What was asked before of the very sentences of a policy helps whoever asks it again, until the sentences change.</summary>
public sealed class AskedBeforeTests
{
    private const string Policy = """
        # Policy
        Hamsters belong in the office on Fridays.

        Bunting is hung by the governors in June.
        """;

    [Fact]
    public void The_nearest_question_that_a_clause_answered_speaks_for_it()
    {
        var recalled = Recalled(Policy, "where does the hamster go at the weekend");

        Assert.Equal(1, recalled.Answered, 3);
        Assert.Equal(1, recalled.OfClauses[0], 3);
        Assert.InRange(recalled.OfClauses[1], 0, 0.8f);
    }

    [Fact]
    public void Of_a_sentence_that_was_changed_nothing_is_remembered()
    {
        var recalled = Recalled(Policy.Replace("Fridays", "Mondays", StringComparison.Ordinal), "where does the hamster go at the weekend");

        Assert.Equal(0, recalled.OfClauses[0]);
        Assert.InRange(recalled.Answered, 0, 0.8f);
    }

    [Fact]
    public void A_silence_is_forgotten_with_any_change_of_the_policy()
    {
        Assert.Equal(1, Recalled(Policy, "may i bring a parrot").Silent, 3);
        Assert.Equal(0, Recalled(Policy + "\nParrots stay at home.", "may i bring a parrot").Silent);
    }

    [Fact]
    public void A_verdict_is_forgotten_with_any_change_of_the_policy()
    {
        var required = Array.IndexOf(VerdictChoice.Candidates, Verdict.Required);

        Assert.Equal(1, Recalled(Policy, "who puts up the flags for the fair").OfVerdicts[required], 3);
        Assert.Equal(0, Recalled(Policy + "\nFlags stay at home.", "who puts up the flags for the fair").OfVerdicts[required]);
    }

    [Fact]
    public void What_the_questions_teach_of_silences_is_forgotten_with_any_change_of_the_policy()
    {
        Assert.True(Recalled(Policy, "may i bring a parrot").ChanceOfSilence > Recalled(Policy, "where does the hamster go at the weekend").ChanceOfSilence);
        Assert.Equal(0, Recalled(Policy + "\nFlags stay at home.", "may i bring a parrot").ChanceOfSilence);
    }

    [Theory]
    [InlineData("where does the hamster go on friday", true)]
    [InlineData("may i bring a parrot", false)]
    [InlineData("who mends the photocopier", false)]
    public void A_policy_speaks_to_what_comes_plainly_near_to_an_answered_question_and_nearer_than_to_any_silence_until_it_changes(string question, bool isSpokenTo)
    {
        Assert.Equal(isSpokenTo, Recalled(Policy, question).IsSpokenTo);
        Assert.False(Recalled(Policy + "\nFlags stay at home.", question).IsSpokenTo);
    }

    [Fact]
    public void What_a_changed_policy_is_silent_on_is_told_as_if_nothing_were_remembered()
    {
        var index = Index(Policy);
        var asked = Ask("may i bring a parrot", index);
        var changed = asked with { Recalled = Recalled(Policy + "\nParrots stay at home.", "may i bring a parrot") };

        Assert.NotSame(Recall.Nothing, changed.Recalled);
        Assert.Equal(Coverage.Of(asked, Ranker.Shared.Rank(asked, index), index), Coverage.Of(changed, Ranker.Shared.Rank(asked, index), index));
    }

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_it_is_forgotten_with_it()
    {
        const string leaning = "# Policy\nHamsters belong in the office. This holds for gerbils as well.";
        var labelled = Index(leaning);
        string[] lines = [AskedBefore.Line([AskedBefore.Fingerprint(labelled.Clauses[1])], "required", null, "and the gerbil")];

        Assert.NotSame(Recall.Nothing, AskedBefore.Of(labelled, lines).Recall(Ask("and the gerbil", labelled)));
        var changed = Index(leaning.Replace("office", "garden", StringComparison.Ordinal));
        Assert.Same(Recall.Nothing, AskedBefore.Of(changed, lines).Recall(Ask("and the gerbil", changed)));
    }

    [Fact]
    public void A_line_with_a_verdict_that_there_is_not_is_refused_when_the_policy_is_read()
    {
        var index = Index(Policy);
        string[] lines = [AskedBefore.Line([AskedBefore.Fingerprint(index.Clauses[0])], "perhaps", null, "where does the hamster go")];

        Assert.ThrowsAny<Exception>(() => AskedBefore.Of(index, lines));
    }

    [Fact]
    public void Of_a_policy_that_nobody_has_asked_about_nothing_is_remembered() =>
        Assert.Same(Recall.Nothing, AskedBefore.Of(Index("# Policy\nNobody has asked about this.")).Recall(Ask("anything", Index(Policy))));

    [Fact]
    public void What_is_remembered_of_a_policy_known_as_a_whole_is_read_once()
    {
        var policy = File.ReadAllText(Path.Combine(Repository.Root, "packs", "model", "policy.md"));

        Assert.Same(AskedBefore.Of(Index(policy)), AskedBefore.Of(Index(policy)));
        Assert.NotSame(AskedBefore.Of(Index(policy)), AskedBefore.Of(Index(policy + "\n\nFlags stay at home.")));
    }

    [NeedsSharedFact]
    public void No_question_that_measures_is_remembered_of_its_policy()
    {
        var locked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking", "Questions"), "*.locked*.jsonl");
        var remembered = DataFile.Lines("asked.txt").Select(l => l.Split('\t')).ToList();
        var leaks = 0;
        foreach (var measured in LabelledQuestion.Load([.. locked, PolicyBot.Testing.Shared.Path("questions/dev.jsonl")]).GroupBy(q => q.School, StringComparer.Ordinal))
        {
            var index = new PolicyIndex(PolicyDocument.Read("policy.md", File.ReadAllText(PolicyFiles.Of(measured.Key, Repository.Root, PolicyBot.Testing.Shared.Path("")))));
            var prints = index.Clauses.Select(AskedBefore.Fingerprint).Append(AskedBefore.Fingerprint(index)).ToHashSet(StringComparer.Ordinal);
            var own = remembered.Where(l => l[0].Split(',').Any(prints.Contains)).Select(l => Key(l[3])).ToHashSet(StringComparer.Ordinal);
            leaks += measured.Count(q => own.Contains(Key(q.Question)));
        }

        Assert.True(remembered.Count > 1000);
        Assert.Equal(0, leaks);

        static string Key(string question) => string.Join(' ', LabelledQuestion.Words(question));
    }

    [NeedsSharedFact]
    public void What_is_remembered_quotes_no_policy()
    {
        var runs = Directory.EnumerateFiles(PolicyBot.Testing.Shared.Path("policies"), "*.txt").SelectMany(f => Runs(File.ReadAllText(f))).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(0, DataFile.Lines("asked.txt").Count(l => Runs(l.Split('\t')[3]).Any(runs.Contains)));

        static IEnumerable<string> Runs(string text)
        {
            const int length = 8;
            var words = LabelledQuestion.Words(text);
            return Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words[i..(i + length)]));
        }
    }

    private static Recall Recalled(string policy, string question)
    {
        var (labelled, index) = (Index(Policy), Index(policy));
        string[] lines =
        [
            AskedBefore.Line([AskedBefore.Fingerprint(labelled.Clauses[0])], AskedBefore.KindOf(true, null), null, "where does the hamster go at the weekend"),
            AskedBefore.Line([AskedBefore.Fingerprint(labelled.Clauses[1])], AskedBefore.KindOf(true, "required"), null, "who puts up the flags for the fair"),
            AskedBefore.Line([AskedBefore.Fingerprint(labelled)], AskedBefore.KindOf(false, null), null, "may i bring a parrot"),
        ];
        return AskedBefore.Of(index, lines).Recall(Ask(question, index));
    }

    private static Question Ask(string question, PolicyIndex index) => QuestionReader.Read(question, null, index.Uses);

    private static PolicyIndex Index(string policy) => new(PolicyDocument.Read("policy.md", policy));
}
