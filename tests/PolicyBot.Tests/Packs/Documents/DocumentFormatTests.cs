using PolicyBot.Core.Asking;
using PolicyBot.Packs;
using PolicyBot.Tests.Asking.Measured;

namespace PolicyBot.Tests.Packs.Documents;

/// <summary>A policy says the same, whatever kind of file it is in.</summary>
public sealed class DocumentFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documents").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_model_policy_in_Word_has_the_clauses_of_its_Markdown() => IsTheModelPolicy(Read("policy.docx", ModelPolicy.Docx()));

    [Fact]
    public void The_model_policy_on_a_web_page_has_the_clauses_of_its_Markdown() => IsTheModelPolicy(Read("policy.html", ModelPolicy.Html()));

    [NeedsPdfToTextFact]
    public void The_model_policy_as_a_pdf_has_the_clauses_of_its_Markdown()
    {
        var pdf = Read("policy.pdf", ModelPolicy.Pdf());
        EveryWordIsKept(ModelPolicy.Markdown, pdf);
        Assert.Equal(Said(PolicyDocument.Read("policy.md", ModelPolicy.Markdown)), Said(pdf).Where(c => !c.Text.Contains("page 1", StringComparison.Ordinal) && !c.Text.StartsWith("Larkmere Vale School, page", StringComparison.Ordinal)));
    }

    public static TheoryData<string> Schools => [.. Policies.Shared];

    [NeedsSharedTheory]
    [MemberData(nameof(Schools))]
    public void Every_word_of_a_policy_is_kept_in_Word_and_on_a_web_page(string school)
    {
        var lines = Policies.Text(school).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var docx = new SomeDocx();
        foreach (var line in lines) docx.Text(line);
        EveryWordIsKept(Policies.Text(school), Read("policy.docx", docx.Bytes()));
        EveryWordIsKept(Policies.Text(school), Read("policy.html", System.Text.Encoding.UTF8.GetBytes("<html>" + string.Concat(lines.Select(l => $"<p>{System.Net.WebUtility.HtmlEncode(l)}</p>")))));
    }

    private PolicyDocument Read(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return PolicyFile.Read(path);
    }

    private static void IsTheModelPolicy(PolicyDocument document)
    {
        var markdown = PolicyDocument.Read("policy.md", ModelPolicy.Markdown);
        EveryWordIsKept(ModelPolicy.Markdown, document);
        Assert.Equal(Said(markdown), Said(document));
        Assert.Equal((markdown.Title, markdown.Version, markdown.Approved, markdown.NextReview, markdown.Owner), (document.Title, document.Version, document.Approved, document.NextReview, document.Owner));
        Assert.Equal(markdown.Clauses.Select(c => c.Number), document.Clauses.Select(c => c.Number));
    }

    private static IEnumerable<(string Text, string? LeadIn, Modality Modality, string Section)> Said(PolicyDocument document) =>
        document.Clauses.Select(c => (c.Text, c.LeadIn, c.Modality, c.Section));

    private static void EveryWordIsKept(string text, PolicyDocument document)
    {
        var kept = document.Sections.Select(s => $"{s.Number} {s.Text}").Concat(document.Clauses.Select(c => $"{c.Number} {c.Text}")).SelectMany(LabelledQuestion.Words).CountBy(w => w).ToDictionary();
        foreach (var (word, count) in LabelledQuestion.Words(text).CountBy(w => w))
            Assert.True(kept.GetValueOrDefault(word) >= count, $"\"{word}\" stands {count} times in the document and {kept.GetValueOrDefault(word)} times in its clauses");
    }
}
