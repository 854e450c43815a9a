using System.Text.RegularExpressions;
using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Every row of the process list that is marked Q&amp;A is answered from its own clause, however staff put it.</summary>
public sealed partial class ProcessRowTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int WaysOfAsking = 3;
    private const int RowsThatHold = 60;

    private sealed record Row(string Id, string School, string Quote);

    [NeedsSharedFact]
    public void The_rows_clause_comes_first_for_three_ways_of_asking()
    {
        var rows = File.ReadLines(Shared.Path("docs/processes.md")).Select(Read).OfType<Row>().ToList();
        var folder = Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Asking");
        var questions = LabelledQuestion.Load(Directory.EnumerateFiles(Path.Combine(folder, "Questions"), "*.tuning*.jsonl").Append(Path.Combine(folder, "Measured", "rows.jsonl"))).Where(q => q.IsAnswerable).ToList();

        var missing = rows.Select(row => (row, Ways: Ways(row, questions))).Where(r => r.Ways < WaysOfAsking).ToList();

        foreach (var (row, ways) in missing) output.WriteLine($"{row.Id}: {ways} of its questions are answered by it first");
        output.WriteLine($"{rows.Count - missing.Count} of {rows.Count} rows");
        Assert.True(rows.Count >= 60, $"only {rows.Count} rows were read");
        Assert.True(rows.Count - missing.Count >= RowsThatHold, $"{rows.Count - missing.Count} rows hold");
    }

    /// <summary>How many questions that the row's clause answers get it as their first citation.</summary>
    private static int Ways(Row row, List<LabelledQuestion> questions)
    {
        var clauses = Policies.Document(row.School).Clauses.Select(c => c.Quotation).Where(c => Overlaps(c, row.Quote)).ToList();
        return questions.Where(q => q.School == row.School && clauses.Exists(c => q.Evidence.Any(e => (q with { Evidence = [e] }).IsShownBy([c]))))
            .Count(q => Policies.Answerer(q.School).Answer(q.Question, q.Asker).Citations is [var first, ..] && Overlaps(first.Text, row.Quote));
    }

    // The list's quotations begin and end where it suited them.
    private static bool Overlaps(string clause, string quote)
    {
        var (words, all) = (LabelledQuestion.Words(quote), " " + string.Join(' ', LabelledQuestion.Words(clause)) + " ");
        var run = Math.Min(words.Length, 6);
        return Enumerable.Range(0, words.Length - run + 1).Any(i => all.Contains(" " + string.Join(' ', words[i..(i + run)]) + " ", StringComparison.Ordinal));
    }

    private static Row? Read(string line) =>
        QandA().Match(line) is { Success: true } m ? new Row(m.Groups["id"].Value, m.Groups["school"].Value, m.Groups["quote"].Value) : null;

    [GeneratedRegex(@"^\| (?<id>S\d-\d+) \|[^|]*\| Q&A[^|]*\|.*\| ""(?<quote>.+)"" \| `(?<school>\w+)\.txt:\d+` \|")]
    private static partial Regex QandA();
}
