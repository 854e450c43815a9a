using System.Text;
using PolicyBot.Core.Asking;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs.Documents;

/// <summary>What Word, web pages and PDFs have besides paragraphs: tables, footnotes, numbers that are not in the text, page breaks.</summary>
public sealed class DocumentContentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("content").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Numbers_that_Word_counts_itself_are_the_clauses_numbers()
    {
        var document = Docx(new SomeDocx().Heading(1, "Personal use", numbered: true).Clause("Staff must lock their accounts.").Clause("Staff must not share passwords.")
            .Heading(1, "Photographs", numbered: true).Clause("Staff must ask first.")
            .Text("Pictures must be:").Numbered("kept in school", 3).Numbered("on the server", 3, 1).Numbered("deleted in July", 3).Numbered("of groups", 4));
        Assert.Equal(["1.1", "1.2", "2.1", null, "(a)", "i.", "(b)", "(a)"], document.Clauses.Select(c => c.Number));
        Assert.Equal(["1. Personal use", "2. Photographs"], document.Sections.Select(s => s.Text));
        Assert.Equal("Pictures must be: … deleted in July", document.Clauses[6].Quotation);
    }

    [Fact]
    public void A_footnote_in_Word_follows_the_sentence_that_carries_its_number()
    {
        var document = Docx(new SomeDocx().WithFootnote("Pupils may not befriend staff", " online.", "Family ties are agreed with the headteacher."));
        Assert.Equal(("Pupils may not befriend staff¹ online.", ClauseKind.Footnote, "Family ties are agreed with the headteacher."),
            (document.Clauses[^1].LeadIn, document.Clauses[^1].Kind, document.Clauses[^1].Text));
    }

    [Fact]
    public void A_footnote_of_a_web_page_follows_the_sentence_that_carries_its_number()
    {
        var document = Html("<p>Pupils may not befriend staff<sup><a href='#n1'>1</a></sup> on the 1<sup>st</sup> day.</p><hr><ol><li id=n1>Family ties are agreed with the headteacher.</ol>");
        Assert.Equal("Pupils may not befriend staff¹ on the 1st day. … Family ties are agreed with the headteacher.", document.Clauses[^1].Quotation);
    }

    [Fact]
    public void What_was_deleted_or_hidden_in_Word_is_not_the_policy()
    {
        var document = Docx(new SomeDocx().Add($"<w:p>{SomeDocx.Run("Staff must ")}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>{SomeDocx.Run("always ")}</w:ins>{SomeDocx.Run("sometimes ", "<w:vanish/>")}{SomeDocx.Run("ask.")}</w:p>"));
        Assert.Equal("Staff must always ask.", Assert.Single(document.Clauses).Text);
    }

    [Fact]
    public void Bold_lines_are_headings_and_bold_lead_ins_are_not()
    {
        var document = Docx(new SomeDocx().Text("Personal use", "<w:b/>").Text("Staff must not:", "<w:b/>").Bullet("share passwords").Bullet("lend out their login"));
        Assert.Equal("Personal use", Assert.Single(document.Sections).Text);
        Assert.Equal(("Staff must not: … lend out their login", Modality.Prohibited), (document.Clauses[^1].Quotation, document.Clauses[^1].Modality));
    }

    [Fact]
    public void The_front_page_may_be_a_table_and_the_review_date_in_the_foot()
    {
        var document = Docx(new SomeDocx().Heading(1, "Social media policy").Table(false, ["Version", "3"], ["Approved by governors", "14 May 2025"], ["Owner", "Headteacher"])
            .Text("Staff must not share passwords.").Part("word/footer1.xml", $"<w:ftr NS><w:p>{SomeDocx.Run("Next review: May 2027")}</w:p></w:ftr>"));
        Assert.Equal(("Social media policy", "3", "14 May 2025", "May 2027", "Headteacher"),
            (document.Title, document.Version, document.Approved?.AsWritten, document.NextReview?.AsWritten, document.Owner));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_of_dos_and_donts_keeps_its_heads(bool inWord)
    {
        string[][] rows = [["Staff should", "Staff must not"], ["Use the strictest settings.", "Accept requests from pupils."], ["Log out of shared devices.", "Post pictures of pupils at home."]];
        var document = inWord ? Docx(new SomeDocx().Table(true, rows)) : Html("<table>" + string.Concat(rows.Select((r, i) => $"<tr>{string.Concat(r.Select(c => i == 0 ? $"<th>{c}" : $"<td><p>{c}</p>"))}")) + "</table>");
        var clause = document.Clauses.Single(c => c.Text == "Post pictures of pupils at home.");
        Assert.Equal(("Staff must not … Post pictures of pupils at home.", Modality.Prohibited), (clause.Quotation, clause.Modality));
        Assert.Equal(AnswerKind.Verdict, new PolicyAnswerer(document).Answer("can i accept a friend request from a pupil?").Kind);
        Assert.Equal(Verdict.Prohibited, new PolicyAnswerer(document).Answer("can i accept a friend request from a pupil?").Verdict);
    }

    // "Allowed" alone is no permission: it doesn't say to whom.
    [Fact]
    public void A_tick_brings_the_head_of_its_column_to_its_row()
    {
        var document = Html("<table><tr><th>Activity</th><th>Allowed</th><th>Not allowed</th></tr><tr><td>Using personal e-mail at lunch</td><td>✓</td><td></td></tr><tr><td>Sharing passwords</td><td></td><td>✓</td></tr></table>");
        Assert.Equal([("Allowed … Using personal e-mail at lunch", Modality.Permitted), ("Not allowed … Sharing passwords", Modality.Prohibited)],
            document.Clauses.Where(c => c.LeadIn is not null).Select(c => (c.Quotation, c.Modality)));
    }

    // "Allowed" under "Pupils" is no permission for staff, and which head stands over which column can't be told.
    [Fact]
    public void A_tick_under_merged_heads_says_nothing()
    {
        var document = Html("<table><tr><th></th><th colspan=2>Staff</th><th colspan=2>Pupils</th></tr><tr><th></th><th>Allowed</th><th>Not allowed</th><th>Allowed</th><th>Not allowed</th></tr><tr><td>Messaging apps</td><td></td><td>✓</td><td>✓</td><td></td></tr></table>");
        Assert.All(document.Clauses, clause => Assert.Equal(Modality.Statement, clause.Modality));
    }

    [Fact]
    public void A_row_that_describes_a_role_is_quoted_with_the_role()
    {
        var document = PolicyDocument.Read("p.md", "## Roles\n\n| Role | Duties |\n| --- | --- |\n| Headteacher | Approves new accounts. Decides on exceptions. |\n");
        Assert.Contains("Headteacher … Decides on exceptions.", document.Clauses.Select(c => c.Quotation));
    }

    [Fact]
    public void A_layout_table_on_an_old_web_page_is_read_as_text()
    {
        var document = Html("<table><tr><td><img src=x></td><td><h1>Social media policy</h1><p>Staff must not:</p><ul><li>share passwords</ul></td></tr></table>");
        Assert.Equal("Staff must not: … share passwords", document.Clauses[^1].Quotation);
        Assert.Equal("Social media policy", document.Title);
    }

    [Fact]
    public void Word_in_old_Windows_letters_keeps_its_quotation_marks()
    {
        var path = Path.Combine(_folder, "policy.txt");
        File.WriteAllBytes(path, [.. "Staff must not post "u8, 0x93, .. "jokes"u8, 0x94, .. " about pupils."u8]);
        Assert.Equal("Staff must not post “jokes” about pupils.", Assert.Single(PolicyFile.Read(path).Clauses).Text);
    }

    [NeedsPdfToTextFact]
    public void A_sentence_torn_by_a_page_break_and_its_foot_is_one_clause()
    {
        var document = Pdf(new SomePdf("Oak Hill, page").Heading(1, "Images").Text("• Pupils should be suitably dressed and", 80, 2).NewPage().Text("never be held up to ridicule in a picture.", 92).Text("Staff must ask parents."));
        Assert.Contains("Pupils should be suitably dressed and never be held up to ridicule in a picture.", document.Clauses.Select(c => c.Text));
    }

    [NeedsPdfToTextFact]
    public void A_list_in_a_pdf_keeps_its_lead_in_where_the_bullets_are_drawn()
    {
        var document = Pdf(new SomePdf().Text("Every member of staff who uses a school account on any platform must not:").Text("share passwords", 90).Text("lend out their login to anybody else, however short the time for which it is wanted, or for whatever reason", 90).Text("Staff should ask the headteacher."));
        Assert.Equal([null, Modality.Prohibited, Modality.Prohibited, Modality.Required], document.Clauses.Select(c => c.LeadIn is null && c.Text.EndsWith(':') ? (Modality?)null : c.Modality));
        Assert.EndsWith("for whatever reason", document.Clauses[2].Text, StringComparison.Ordinal);
    }

    private PolicyDocument Docx(SomeDocx docx) => Read("policy.docx", docx.Bytes());

    private PolicyDocument Html(string html) => Read("policy.html", Encoding.UTF8.GetBytes(html));

    private PolicyDocument Pdf(SomePdf pdf) => Read("policy.pdf", pdf.Bytes());

    private PolicyDocument Read(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return PolicyFile.Read(path);
    }
}
