using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs;

/// <summary>
/// Who gets what at five real schools: one row for each school and event, with the roles, the mark that people see, and words of
/// the clause where the policy says it. "Falls back" in a comment: the policy is silent, and the school's general route counts.
/// </summary>
public sealed class RouteMatrixTests
{
    private const string Policy = "policy";
    private const string Setting = "school setting, not policy";
    private const string KeepingChildrenSafe = "statutory guidance: Keeping children safe in education";
    private const string Prevent = "statutory guidance: Prevent duty guidance";

    private static readonly string[] Schools = ["stanburn", "charlton", "westbrook", "abbotswood", "gaskell"];
    private static readonly Lazy<PacksLoaded> Loaded =
        new(() => PackFolder.Load(Repository.Root, new PackOptions { Schools = Schools, PolicyDocuments = Shared.Path("policies") }));

    public static TheoryData<string, string, string, string, string, string> FirstContact => new()
    {
        { "stanburn", "question", "any", "first-contacts", Policy, "in the first instance" },
        { "stanburn", "incident", "any", "first-contacts", Policy, "in the first instance" },
        { "stanburn", "question", "parent", "school-office", Policy, "contact the school office" },
        { "charlton", "question", "any", "slt", Setting, "" },
        { "charlton", "incident", "any", "slt", Policy, "initial assessment" },
        { "westbrook", "question", "any", "headteacher", Setting, "" },
        { "westbrook", "incident", "any", "headteacher", Setting, "" },
        { "westbrook", "question", "parent", "class-teacher, headteacher", Policy, "class teacher or head teacher" },
        { "abbotswood", "question", "any", "dsl", Setting, "" },
        { "abbotswood", "incident", "any", "dsl", Setting, "" },
        { "gaskell", "question", "any", "headteacher, it-manager, dsl", Setting, "" },
        { "gaskell", "incident", "any", "headteacher, it-manager, dsl", Policy, "Head Teacher, IT Manager or Designated Safeguarding Lead" },
        { "gaskell", "question", "parent", "class-teacher, headteacher", Policy, "class teacher or Head Teacher" },
    };

    public static TheoryData<string, string, string, string, string> Incidents => new()
    {
        { "stanburn", "contact-from-child", "dsl", Policy, "to the DSL (if by a child)" },
        { "charlton", "contact-from-child", "slt, dsl", Setting, "" },
        { "westbrook", "contact-from-child", "headteacher", Setting, "" },
        { "abbotswood", "contact-from-child", "dsl", Policy, "designated person for Child Protection" },
        { "gaskell", "contact-from-child", "headteacher, dsl", Policy, "from learners and parents" },

        { "stanburn", "contact-from-parent", "first-contacts", Policy, "in the first instance" }, // falls back
        { "charlton", "contact-from-parent", "slt", Policy, "initial assessment" }, // falls back
        { "westbrook", "contact-from-parent", "headteacher", Setting, "" }, // falls back
        { "abbotswood", "contact-from-parent", "dsl", Setting, "" }, // falls back
        { "gaskell", "contact-from-parent", "headteacher, dsl", Policy, "from learners and parents" },

        { "stanburn", "staff-conduct", "headteacher", Policy, "to the Headteacher (if by a staff member)" },
        { "charlton", "staff-conduct", "slt", Policy, "relevant senior member of staff" },
        { "westbrook", "staff-conduct", "headteacher", Policy, "in the first instance" },
        { "abbotswood", "staff-conduct", "dsl", Setting, "" }, // falls back
        { "abbotswood", "child-at-risk", "dsl", Policy, "reported as above" },
        { "gaskell", "staff-conduct", "headteacher, it-manager, dsl", Policy, "allegations against staff" }, // its general route is this one

        { "stanburn", "colleague-abuse", "first-contacts", Policy, "in the first instance" }, // falls back
        { "charlton", "colleague-abuse", "headteacher", Setting, "" }, // the policy points to protocols
        { "westbrook", "colleague-abuse", "headteacher", Setting, "" }, // falls back
        { "abbotswood", "colleague-abuse", "dsl", Setting, "" }, // falls back
        { "gaskell", "colleague-abuse", "headteacher, it-manager, dsl", Policy, "allegations against staff" },

        { "stanburn", "account-abuse", "first-contacts", Policy, "in the first instance" }, // removal, platform and POSH: outside help
        { "charlton", "account-abuse", "slt", Policy, "initial assessment" },
        { "westbrook", "account-abuse", "headteacher", Setting, "" }, // falls back
        { "abbotswood", "account-abuse", "slt", Policy, "reported to a member of SLT" },
        { "gaskell", "account-abuse", "headteacher, it-manager", Policy, "reported to the Headteacher and IT manager" },

        { "stanburn", "parent-post", "first-contacts", Policy, "in the first instance" }, // "the school" asks for removal
        { "charlton", "parent-post", "slt", Policy, "initial assessment" }, // "the school" asks, and invites to meet
        { "westbrook", "parent-post", "governing-body", Policy, "will send a letter" },
        { "abbotswood", "parent-post", "dsl", Setting, "" }, // a private group is reported "to the school"
        { "gaskell", "parent-post", "headteacher, it-manager, dsl", Policy, "any member of Gaskell" },

        { "stanburn", "extremism", "first-contacts, dsl", Prevent, "" },
        { "stanburn", "dsl", "headteacher", Setting, "" },
        { "abbotswood", "dsl", "headteacher", Setting, "" },
        { "gaskell", "dsl", "headteacher", Setting, "" },
    };

    public static TheoryData<string, string, string, string, string, string, string> OtherRoutes => new()
    {
        { "stanburn", "exception", "connection", "any", "headteacher", Policy, "pre-existing family links" },
        { "abbotswood", "exception", "connection", "any", "headteacher", Policy, "prior approval" },
        { "gaskell", "question", "connection", "any", "headteacher, dsl", Policy, "pre-existing relationships" },
        { "gaskell", "exception", "connection", "any", "headteacher", Policy, "prior approval" },
        { "stanburn", "exception", "connection", "headteacher", "chair-of-governors", Setting, "" },
        { "abbotswood", "exception", "connection", "headteacher", "chair-of-governors", Setting, "" },
        { "gaskell", "exception", "connection", "headteacher", "chair-of-governors", Setting, "" },
        { "gaskell", "exception", "image", "any", "headteacher, data-protection-officer", Policy, "additional consent" },
        { "charlton", "second-reader", "post", "any", "slt", Policy, "controversial" },
        { "gaskell", "second-reader", "post", "any", "slt", Policy, "read and agreed by at least one other colleague" },
        { "charlton", "credentials", "any", "any", "administrator", Policy, "passwords securely" },
        { "gaskell", "credentials", "any", "any", "it-manager, headteacher", Policy, "will be provided by the IT Manager/Head Teacher" },
        { "gaskell", "credentials", "emergency", "any", "slt", Policy, "in case of emergency" },
    };

    public static TheoryData<string, string, string> NobodyIsNamed => new()
    {
        { "charlton", "exception", "connection" }, { "westbrook", "exception", "connection" },
        { "stanburn", "credentials", "any" }, { "westbrook", "credentials", "any" }, { "abbotswood", "credentials", "any" },
        { "stanburn", "second-reader", "post" }, { "westbrook", "second-reader", "post" }, { "abbotswood", "second-reader", "post" },
    };

    public static TheoryData<string, string, string, string> OutsideHelp => new()
    {
        { "stanburn", "police", Policy, "may be involved" },
        { "charlton", "police and other agencies", Policy, "will report the matter to the police" },
        { "charlton", "racist", Policy, "violence is threatened or encouraged" },
        { "westbrook", "police", Policy, "violence is threatened or encouraged" },
        { "gaskell", "potentially criminal", Setting, "" },
        { "stanburn", "POSH", Policy, "Professionals' Online Safety Helpline, POSH" },
        { "stanburn", "third party", Policy, "platform where it is hosted" },
        { "stanburn", "LGfL", Policy, "LGfL DigiSafe" },
        { "stanburn", "NSPCC", Policy, "NSPCC" },
        { "charlton", "Other agencies", Policy, "external agencies as required" },
        { "westbrook", "thinkuknow", Policy, "thinkuknow" },
        { "abbotswood", "Facebook", Policy, "Report an underage child" },
        { "gaskell", "take a comment down", Policy, "taken down" },
        { "gaskell", "Legal advice", Policy, "will seek legal advice" },
        { "gaskell", "thinkuknow", Policy, "thinkuknow" },
    };

    [NeedsSharedFact]
    public void All_five_schools_load_together_without_fault_or_warning()
    {
        Assert.Empty(Loaded.Value.Faults);
        Assert.Empty(Loaded.Value.Warnings);
        Assert.Equal(Schools, Loaded.Value.Packs.Select(pack => pack.Id));
    }

    [NeedsSharedTheory]
    [MemberData(nameof(FirstContact))]
    public void The_first_contact_depends_on_the_school_and_on_who_asks(string school, string process, string from, string to, string mark, string words) =>
        Assert.Equal((to, mark), Told(school, process, RouteSubjects.Any, from, words));

    [NeedsSharedTheory]
    [MemberData(nameof(Incidents))]
    public void An_incident_goes_where_this_schools_policy_sends_it(string school, string about, string to, string mark, string words) =>
        Assert.Equal((to, mark), Told(school, RouteProcesses.Incident, about, RouteReporters.Any, words));

    [NeedsSharedTheory]
    [MemberData(nameof(OtherRoutes))]
    public void Exceptions_second_readers_and_login_details_have_their_people(
        string school, string process, string about, string from, string to, string mark, string words) =>
        Assert.Equal((to, mark), Told(school, process, about, from, words));

    [NeedsSharedTheory]
    [MemberData(nameof(NobodyIsNamed))]
    public void Where_neither_policy_nor_school_names_anybody_there_is_no_route(string school, string process, string about) =>
        Assert.Null(Pack(school).RouteFor(process, about));

    [NeedsSharedFact]
    public void A_report_about_the_head_goes_to_the_chair_of_governors_and_is_never_called_policy() =>
        Assert.All(Schools, school => Assert.Equal((RoleIds.ChairOfGovernors, KeepingChildrenSafe), Told(school, RouteProcesses.Incident, RoleIds.Headteacher, RouteReporters.Any, "")));

    [NeedsSharedFact]
    public void A_report_never_goes_to_the_role_that_it_is_about()
    {
        foreach (var school in Schools)
        {
            foreach (var role in new[] { RoleIds.Headteacher, RoleIds.Dsl, RoleIds.ChairOfGovernors })
                Assert.DoesNotContain(role, Pack(school).RouteFor(RouteProcesses.Incident, role)!.To);
        }
    }

    [NeedsSharedTheory]
    [MemberData(nameof(OutsideHelp))]
    public void Help_from_outside_is_as_strong_as_the_clause_makes_it(string school, string help, string mark, string words)
    {
        var source = Assert.Single(Pack(school).OutsideHelp, found => found.Text.Contains(help, StringComparison.Ordinal)).Source;

        Assert.Equal(mark, source.Mark);
        Quotes(source, words);
    }

    [NeedsSharedFact]
    public void Abbotswoods_policy_names_no_police() =>
        Assert.DoesNotContain(Pack("abbotswood").OutsideHelp, help => help.Text.Contains("police", StringComparison.OrdinalIgnoreCase));

    [NeedsSharedTheory]
    [InlineData("stanburn", null, null)]
    [InlineData("charlton", "slt", "Approve account creation")]
    [InlineData("westbrook", null, null)]
    [InlineData("abbotswood", null, null)]
    [InlineData("gaskell", "headteacher", "formally risk assessed and approved by the headteacher")]
    public void A_new_account_is_decided_where_the_policy_has_that_process(string school, string? approver, string? words)
    {
        var accounts = Pack(school).Accounts;

        Assert.Equal(approver, accounts?.Approvers.Single());
        if (accounts is not null)
            Quotes(accounts.ApproversSource, words!);
    }

    [NeedsSharedTheory]
    [InlineData("stanburn", "no version number · approved October 2022 · review overdue since October 2024", "Headteacher")]
    [InlineData("charlton", "no version number · approved September 2021 · no review date", "IT Communications")]
    [InlineData("westbrook", "no version number · no approval date · no review date", null)]
    [InlineData("abbotswood", "no version number · approved June 2019 · review overdue since June 2022", "School business manager and deputy headteacher")]
    [InlineData("gaskell", "version 1 · approved 15th June 2023 · review overdue since June 2025", "Policy writer")]
    public void Each_policy_says_of_itself_what_is_printed_and_no_more(string school, string edition, string? owner)
    {
        Assert.Equal(edition, Pack(school).Policy.Edition(new DateOnly(2026, 11, 20)));
        Assert.Equal(owner, Pack(school).Policy.Owner);
    }

    [NeedsSharedFact]
    public void No_two_schools_share_a_group_or_a_person()
    {
        var ids = Loaded.Value.Packs.SelectMany(pack => pack.Roles.Values.SelectMany(role => role.People.Append(role.Group)).OfType<string>().Distinct());

        Assert.Distinct(ids);
    }

    private static SchoolPack Pack(string school) => Loaded.Value.Packs.Single(pack => pack.Id == school);

    private static (string To, string Mark) Told(string school, string process, string about, string from, string words)
    {
        var route = Pack(school).RouteFor(process, about, from)!;
        Quotes(route.Source, words);
        return (string.Join(", ", route.To), route.Source.Mark);
    }

    private static void Quotes(RuleSource source, string words)
    {
        if (source is RuleSource.Policy { Clause: var clause })
            Assert.Contains(words, clause.Text, StringComparison.OrdinalIgnoreCase);
    }
}
