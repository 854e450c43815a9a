using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs;

/// <summary>The packs that come with the bot.</summary>
public sealed class ShippedPacksTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void The_model_school_loads_with_its_own_document()
    {
        var model = PackFolder.Sound(PackFolder.Load(Repository.Root, new PackOptions { Schools = ["model"] }));

        Assert.Equal("Larkmere Vale School", model.Name);
        Assert.Equal("version 1.2 · approved 14 October 2026 · next review October 2027", model.Policy.Edition(Today));
        Assert.NotNull(model.Staff.Group);
        Assert.Equal([RoleIds.Slt], model.Accounts!.Approvers);
        Assert.All(model.Accounts.Questions, question => Assert.NotNull(question.Clause));
        Assert.Equal("Any one member of the SLT may approve or refuse a request.", Policy(model.Accounts.ApproversSource).Text);
        Assert.Equal(
            "The business case must state: … at least two named members of staff who will run it",
            model.Accounts.Question(AccountQuestionIds.Runners).Clause!.Text);
        Assert.False(model.Role(RoleIds.ChairOfGovernors)!.IsInTenant);
    }

    [Fact]
    public void The_model_policy_says_of_itself_what_its_pack_says_of_it()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "packs/model/policy.md"));
        var document = Core.Asking.PolicyDocument.Read("policy.md", text);

        Assert.Equal(("1.2", "14 October 2026", "October 2027", "Headteacher"),
            (document.Version, document.Approved!.AsWritten, document.NextReview!.AsWritten, document.Owner));
        Assert.InRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 2_500, 3_600);
    }

    [NeedsSharedFact]
    public void Charlton_loads_with_its_document_from_the_documents_folder()
    {
        var charlton = PackFolder.Sound(PackFolder.Load(Repository.Root, Charlton()));

        Assert.Equal("Charlton School", charlton.Name);
        Assert.Equal("no version number · approved September 2021 · no review date", charlton.Policy.Edition(Today));
        Assert.Equal("IT Communications", charlton.Policy.Owner);
        Assert.Contains("Approve account creation", Policy(charlton.Accounts!.ApproversSource).Text, StringComparison.Ordinal);
        Assert.Null(charlton.Accounts.Question(AccountQuestionIds.Platform).Clause);

        var reply = charlton.Deadline(DeadlineIds.CommentReply);
        Assert.Equal((24, DeadlineUnit.Hours, true), (reply.Amount, reply.Unit, reply.WeekendWaits));
        Assert.Contains("within 24 hours", Policy(reply.Source).Text, StringComparison.Ordinal);
    }

    [NeedsSharedFact]
    public void Charltons_pack_says_the_same_when_its_document_is_chosen_by_setting()
    {
        var chosen = new PackOptions { Schools = ["charlton"], Policies = new Dictionary<string, string> { ["charlton"] = Shared.Path("policies/charlton.txt") } };

        var charlton = PackFolder.Sound(PackFolder.Load(Repository.Root, chosen));

        Assert.Equal("IT Communications", charlton.Policy.Owner);
        Assert.IsType<RuleSource.Policy>(charlton.Accounts!.ApproversSource);
    }

    [NeedsSharedFact]
    public void Every_fact_of_the_table_about_charlton_that_its_pack_holds_is_marked_with_where_it_comes_from()
    {
        var routes = PackFolder.Sound(PackFolder.Load(Repository.Root, Charlton())).Routes;

        var incident = Assert.Single(routes, route => route is { Process: RouteProcesses.Incident, Subject: RouteSubjects.Any });
        Assert.Equal([RoleIds.Slt], incident.To);
        Assert.Equal("policy", incident.Source.Mark);
        Assert.Equal("school setting, not policy", Assert.Single(routes, route => route.Subject == "contact-from-child").Source.Mark);
        Assert.Equal(
            "statutory guidance: Keeping children safe in education",
            Assert.Single(routes, route => route.Subject == RoleIds.Headteacher).Source.Mark);
    }

    private static PackOptions Charlton() => new() { Schools = ["charlton"], PolicyDocuments = Shared.Path("policies") };

    private static QuotedClause Policy(RuleSource source) => Assert.IsType<RuleSource.Policy>(source).Clause;
}
