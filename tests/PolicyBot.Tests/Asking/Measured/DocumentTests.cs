using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

public sealed class DocumentTests
{
    public static TheoryData<string> Schools => [.. Policies.Shared];

    [NeedsSharedTheory]
    [MemberData(nameof(Schools))]
    public void Every_word_of_a_policy_is_in_a_heading_or_a_clause(string school) => NothingIsLost(school);

    public static TheoryData<string> Own => [.. Policies.Own];

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_word_of_a_policy_of_our_own_is_in_a_heading_or_a_clause(string school) => NothingIsLost(school);

    [NeedsSharedTheory]
    [MemberData(nameof(Schools))]
    public void Every_clause_and_lead_in_stands_in_the_document_word_for_word(string school)
    {
        var text = LabelledQuestion.Norm(Policies.Text(school));
        foreach (var clause in Policies.Document(school).Clauses)
        {
            Assert.Contains(LabelledQuestion.Norm(clause.Text), text, StringComparison.Ordinal);
            if (clause.LeadIn is { } leadIn) Assert.Contains(LabelledQuestion.Norm(leadIn), text, StringComparison.Ordinal);
        }
    }

    [NeedsSharedFact]
    public void Titles_versions_and_review_dates_are_found()
    {
        var gaskell = Policies.Document("gaskell");
        Assert.Equal(("Social Media Policy", "1", "15th June 2023", "June 2025"), (gaskell.Title, gaskell.Version, gaskell.Approved?.AsWritten, gaskell.NextReview?.AsWritten));
        Assert.Equal(new DateOnly(2024, 10, 31), Policies.Document("stanburn").NextReview?.LastDay);
        Assert.Equal("June 2022", Policies.Document("abbotswood").NextReview?.AsWritten);
        Assert.Null(Policies.Document("charlton").NextReview);
    }

    [Fact]
    public void A_sentence_torn_by_a_page_break_is_one_clause()
    {
        var document = PolicyDocument.Read("p.txt", "Images\n\n- Pupils should be suitably dressed and never be\n\nheld up to ridicule in a picture.\n");
        Assert.Equal("Pupils should be suitably dressed and never be held up to ridicule in a picture.", Assert.Single(document.Clauses).Text);
    }

    [Fact]
    public void A_list_item_carries_its_lead_in_and_its_strength()
    {
        var document = PolicyDocument.Read("p.txt", "Conduct\n\nStaff must not:\n\n- share passwords with anyone\n- lend out their login\n");
        var item = document.Clauses[^1];
        Assert.Equal(("Staff must not: … lend out their login", Modality.Prohibited), (item.Quotation, item.Modality));
    }

    [Fact]
    public void A_footnote_is_quoted_with_the_sentence_that_carries_its_mark()
    {
        var document = PolicyDocument.Read("p.txt", "Contact\n\nPupils may not befriend staff* online.\n\n* Family ties are agreed with the headteacher.\n");
        Assert.Equal("Pupils may not befriend staff* online.", document.Clauses[^1].LeadIn);
    }

    [Theory]
    [InlineData("Staff must not post pictures of pupils.", Modality.Prohibited)]
    [InlineData("Staff are strongly advised not to befriend parents.", Modality.AdvisedAgainst)]
    [InlineData("Pages must be approved by the headteacher before they open.", Modality.NeedsApproval)]
    [InlineData("Staff must ensure that a post does not name a child.", Modality.Required)]
    [InlineData("Staff are advised to check their settings.", Modality.Recommended)]
    [InlineData("Staff may use social media in their breaks if no pupil is present.", Modality.PermittedWithConditions)]
    [InlineData("Use of the site may be monitored.", Modality.Statement)]
    [InlineData("If conduct is found unacceptable, the school will act.", Modality.Required)]
    [InlineData("Live streaming is reserved to the two annual concerts.", Modality.Prohibited)]
    [InlineData("Only the Designated Safeguarding Lead may look at a pupil's profile.", Modality.Prohibited)]
    [InlineData("Blocking somebody is a decision for the head teacher alone.", Modality.NeedsApproval)]
    [InlineData("Clubs may be streamed with agreement of the Assistant Headteacher.", Modality.NeedsApproval)]
    [InlineData("One-to-one chat is to be avoided.", Modality.AdvisedAgainst)]
    [InlineData("Avoid naming the school as your workplace.", Modality.AdvisedAgainst)]
    public void A_clause_keeps_its_own_strength(string sentence, Modality expected) =>
        Assert.Equal(expected, Assert.Single(PolicyDocument.Read("p.txt", "Conduct\n\n" + sentence + "\n").Clauses).Modality);

    [Theory]
    [InlineData("Red: don't", Modality.Prohibited)]
    [InlineData("Amber: get a yes first", Modality.NeedsApproval)]
    public void A_heading_that_rules_gives_its_strength_to_what_stands_below_it(string heading, Modality expected) =>
        Assert.Equal(expected, PolicyDocument.Read("p.md", $"# Online\n\n## {heading}\n\n### Children\n\n- Following a child's account\n").Clauses[^1].Modality);

    [Fact]
    public void A_permission_that_hangs_on_what_was_not_done_is_not_given() => Assert.False(
        Policies.Answerer("tannerbeck").Answer("havent watched all the clip, ill just stop it if its dodgy").Verdict is Verdict.Permitted or Verdict.PermittedWithConditions);

    [Fact]
    public void Nothing_is_permitted_on_a_platform_to_children_younger_than_the_age_that_the_policy_names()
    {
        var policy = PolicyDocument.Read("p.txt", "Video\n\nPupils may use TikTok for homework that a teacher has set. Pupils under 13 do not have accounts.\n");

        Assert.NotEqual(Verdict.Permitted, new PolicyAnswerer(policy).Answer("can my y7 pupils use tiktok for homework a teacher set").Verdict);
    }

    [NeedsSharedFact]
    public void No_is_not_said_above_a_clause_that_permits_when_no_other_clause_forbids()
    {
        var answer = Policies.Answerer("charlton").Answer("am i allowed opinions on the school account or is it facts only");

        Assert.StartsWith("Express opinions but", answer.Citations[0].Text, StringComparison.Ordinal);
        Assert.NotEqual(Verdict.Prohibited, answer.Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t\n")]
    [InlineData("###\n***\n- \n1.\n")]
    [InlineData("\u0000\u0001\uFFFD")]
    public void Odd_text_is_no_reason_to_fall_over(string text)
    {
        var answer = new PolicyAnswerer(PolicyDocument.Read("odd.txt", text)).Answer("can i follow a parent?");
        Assert.NotEqual(AnswerKind.Verdict, answer.Kind);
    }

    private static void NothingIsLost(string school)
    {
        var document = Policies.Document(school);
        var kept = document.Sections.Select(s => (s.Line, Words: LabelledQuestion.Words($"{s.Number} {s.Text}")))
            .Concat(document.Clauses.Select(c => (c.Line, Words: LabelledQuestion.Words($"{c.Number} {c.Text}"))))
            .SelectMany(p => p.Words).CountBy(w => w).ToDictionary();
        foreach (var (word, count) in LabelledQuestion.Words(Policies.Text(school)).CountBy(w => w))
            Assert.True(kept.GetValueOrDefault(word) >= count, $"\"{word}\" stands {count} times in {school} and {kept.GetValueOrDefault(word)} times in its clauses");
    }
}
