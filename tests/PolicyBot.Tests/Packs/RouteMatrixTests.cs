using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs;

/// <summary>Who gets what at five real schools, what each policy says of itself, and what none of them says.</summary>
public sealed class RouteMatrixTests
{
    private const string FirstContact = "First contact";
    private const string ChildContactsStaff = "Child contacts staff";
    private const string ParentContactsStaff = "Parent contacts staff's personal account";
    private const string StaffBreach = "Staff breach";
    private const string ColleagueAbuse = "Colleague abuse";
    private const string AbuseOnAccount = "Abuse on a school account";
    private const string ParentPost = "Parent post";
    private const string Police = "Police";
    private const string OutsideHelp = "Outside help";
    private const string AccountRequest = "Account request";
    private const string Credentials = "Credentials";
    private const string CredentialsInEmergency = "Credentials in an emergency";

    private const string Silent = "–";
    private const string Policy = "policy";
    private const string Setting = "school setting, not policy";
    private const string KeepingChildrenSafe = "statutory guidance: Keeping children safe in education";
    private const string Prevent = "statutory guidance: Prevent duty guidance";

    private static readonly string[] Schools = ["stanburn", "charlton", "westbrook", "abbotswood", "gaskell"];
    private static readonly Lazy<PacksLoaded> Loaded =
        new(() => PackFolder.Load(Repository.Root, new PackOptions { Schools = Schools, PolicyDocuments = Shared.Path("policies") }));

    /// <summary>
    /// The table "Who gets what": each event at each school, with whom it goes to, the mark that people see, and words of the clause where the policy
    /// says it. A letter is one that the school sends itself, help comes from outside. "–": the policy is silent, and whoever is first contact is told, or nobody.
    /// </summary>
    public static TheoryData<string, string, string, string, string> WhoGetsWhat => new()
    {
        { FirstContact, "stanburn", "first-contacts", Policy, "in the first instance" },
        { FirstContact, "charlton", "slt", Policy, "lead role in investigating any" },
        { FirstContact, "westbrook", "headteacher", Setting, "" },
        { FirstContact, "abbotswood", "dsl", Setting, "" }, // the Deputy Headteacher – Pastoral
        { FirstContact, "gaskell", "headteacher, it-manager, dsl", Policy, "Head Teacher, IT Manager or Designated Safeguarding Lead" },

        { ChildContactsStaff, "stanburn", "dsl", Policy, "to the DSL (if by a child)" },
        { ChildContactsStaff, "charlton", "slt", Setting, "" },
        { ChildContactsStaff, "westbrook", "headteacher", Setting, "" },
        { ChildContactsStaff, "abbotswood", "dsl", Policy, "must be reported to the designated person for Child Protection" },
        { ChildContactsStaff, "gaskell", "headteacher, dsl", Policy, "from learners and parents" },

        { ParentContactsStaff, "stanburn", Silent, "", "" },
        { ParentContactsStaff, "charlton", Silent, "", "" },
        { ParentContactsStaff, "westbrook", Silent, "", "" },
        { ParentContactsStaff, "abbotswood", Silent, "", "" },
        { ParentContactsStaff, "gaskell", "headteacher, dsl", Policy, "from learners and parents" },

        { StaffBreach, "stanburn", "headteacher", Policy, "to the Headteacher (if by a staff member)" },
        { StaffBreach, "charlton", "slt", Policy, "relevant senior member of staff" },
        { StaffBreach, "westbrook", "headteacher", Policy, "to the Headteacher in the first instance" },
        { StaffBreach, "abbotswood", Silent, "", "" },
        { StaffBreach, "gaskell", "headteacher, it-manager, dsl", Policy, "allegations against staff" },

        { ColleagueAbuse, "stanburn", Silent, "", "" },
        { ColleagueAbuse, "charlton", "headteacher", Setting, "" }, // the policy points to protocols of the school's own
        { ColleagueAbuse, "westbrook", Silent, "", "" },
        { ColleagueAbuse, "abbotswood", Silent, "", "" },
        { ColleagueAbuse, "gaskell", "headteacher, it-manager, dsl", Policy, "allegations against staff" },

        { AbuseOnAccount, "stanburn", "first-contacts", Policy, "in the first instance" },
        { AbuseOnAccount, "stanburn", "letter removal", Policy, "request that the post be deleted" },
        { AbuseOnAccount, "stanburn", "help third party", Policy, "platform where it is hosted" },
        { AbuseOnAccount, "stanburn", "help POSH", Policy, "Professionals' Online Safety Helpline, POSH" },
        { AbuseOnAccount, "charlton", "slt", Policy, "intervention is essential" },
        { AbuseOnAccount, "charlton", "letter public-explanation", Policy, "inform the audience exactly why" },
        { AbuseOnAccount, "westbrook", Silent, "", "" },
        { AbuseOnAccount, "abbotswood", "slt", Policy, "immediately be removed and reported to a member of SLT" },
        { AbuseOnAccount, "gaskell", "headteacher, it-manager", Policy, "removed and reported to the Headteacher and IT manager" },

        { ParentPost, "stanburn", "first-contacts", Policy, "in the first instance" },
        { ParentPost, "stanburn", "letter removal", Policy, "request that the post be deleted" },
        { ParentPost, "charlton", "slt", Policy, "lead role in investigating any" },
        { ParentPost, "charlton", "letter removal", Policy, "remove the post and invite them to discuss the issues in person" },
        { ParentPost, "westbrook", "headteacher, governing-body", Policy, "asking them to remove such comments" }, // the head brings it to them
        { ParentPost, "westbrook", "letter removal", Policy, "will send a letter" },
        { ParentPost, "abbotswood", "dsl", Setting, "" },
        { ParentPost, "abbotswood", "letter group-owner", Policy, "advice to the person who set the group up" },
        { ParentPost, "gaskell", "headteacher, it-manager, dsl", Policy, "any member of Gaskell" },
        { ParentPost, "gaskell", "help take a comment down", Policy, "taken down from social media platforms" },
        { ParentPost, "gaskell", "help Legal advice", Policy, "will seek legal advice" },

        { Police, "stanburn", "help police", Policy, "may be involved" },
        { Police, "charlton", "help police and other agencies", Policy, "will report the matter to the police" },
        { Police, "charlton", "help racist", Policy, "violence is threatened or encouraged" },
        { Police, "westbrook", "help police", Policy, "violence is threatened or encouraged" },
        { Police, "abbotswood", Silent, "", "" },
        { Police, "gaskell", "help potentially criminal", Setting, "" }, // the clause says what it is, and not who is told

        { OutsideHelp, "stanburn", "help POSH", Policy, "Professionals' Online Safety Helpline, POSH" },
        { OutsideHelp, "stanburn", "help LGfL", Policy, "LGfL DigiSafe" },
        { OutsideHelp, "stanburn", "help NSPCC", Policy, "NSPCC" },
        { OutsideHelp, "charlton", "help Other agencies", Policy, "external agencies as required" },
        { OutsideHelp, "westbrook", "help thinkuknow", Policy, "thinkuknow" },
        { OutsideHelp, "abbotswood", "help Facebook", Policy, "Report an underage child" },
        { OutsideHelp, "gaskell", "help Legal advice", Policy, "will seek legal advice" },
        { OutsideHelp, "gaskell", "help thinkuknow", Policy, "thinkuknow" },

        { AccountRequest, "stanburn", Silent, "", "" },
        { AccountRequest, "charlton", "slt", Policy, "Approve account creation" },
        { AccountRequest, "westbrook", Silent, "", "" },
        { AccountRequest, "abbotswood", Silent, "", "" }, // “sanctioned”, and no word of how
        { AccountRequest, "gaskell", "headteacher", Policy, "formally risk assessed and approved by the headteacher" },

        { Credentials, "stanburn", Silent, "", "" },
        { Credentials, "charlton", "administrator", Policy, "passwords securely" },
        { Credentials, "westbrook", Silent, "", "" },
        { Credentials, "abbotswood", Silent, "", "" },
        { Credentials, "gaskell", "it-manager, headteacher", Policy, "will be provided by the IT Manager/Head Teacher" },
        { CredentialsInEmergency, "gaskell", "slt", Policy, "in case of emergency" },
    };

    public static TheoryData<string, string, string, string, string, string, string> OtherRoutes => new()
    {
        { "stanburn", "question", "any", "any", "first-contacts", Policy, "in the first instance" },
        { "stanburn", "question", "any", "parent", "school-office", Policy, "contact the school office" },
        { "charlton", "question", "any", "any", "slt", Setting, "" },
        { "westbrook", "question", "any", "any", "headteacher", Setting, "" },
        { "westbrook", "question", "any", "parent", "class-teacher, headteacher", Policy, "class teacher or head teacher" },
        { "abbotswood", "question", "any", "any", "dsl", Setting, "" },
        { "gaskell", "question", "any", "any", "headteacher, it-manager, dsl", Setting, "" },
        { "gaskell", "question", "any", "parent", "class-teacher, headteacher", Policy, "class teacher or Head Teacher" },
        { "abbotswood", "incident", "child-at-risk", "any", "dsl", Policy, "reported as above" },
        { "stanburn", "incident", "extremism", "any", "first-contacts, dsl", Prevent, "" },
        { "stanburn", "incident", "dsl", "any", "headteacher", Setting, "" },
        { "abbotswood", "incident", "dsl", "any", "headteacher", Setting, "" },
        { "gaskell", "incident", "dsl", "any", "headteacher", Setting, "" },
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
    };

    public static TheoryData<string, string, string> NobodyIsNamed => new()
    {
        { "charlton", "exception", "connection" }, { "westbrook", "exception", "connection" },
        { "stanburn", "second-reader", "post" }, { "westbrook", "second-reader", "post" }, { "abbotswood", "second-reader", "post" },
    };

    [NeedsSharedFact]
    public void All_five_schools_load_together_without_fault_or_warning()
    {
        Assert.Empty(Loaded.Value.Faults);
        Assert.Empty(Loaded.Value.Warnings);
        Assert.Equal(Schools, Loaded.Value.Packs.Select(pack => pack.Id));
    }

    [NeedsSharedTheory]
    [MemberData(nameof(WhoGetsWhat))]
    public void Who_gets_what_depends_on_the_school(string happens, string school, string who, string mark, string words)
    {
        var (found, source) = Cell(Pack(school), happens, who);

        Assert.Equal(who, found);
        Assert.Equal(mark, source?.Mark ?? "");
        if (source is not null)
            Quotes(source, words);
    }

    [Fact]
    public void The_table_has_every_event_of_every_school() => Assert.Empty(
        from happens in new[] { FirstContact, ChildContactsStaff, ParentContactsStaff, StaffBreach, ColleagueAbuse, AbuseOnAccount, ParentPost, Police, OutsideHelp, AccountRequest, Credentials }
        from school in Schools
        where !WhoGetsWhat.Any(row => row is [string one, string at, ..] && (one, at) == (happens, school))
        select $"{happens} at {school}");

    [NeedsSharedTheory]
    [MemberData(nameof(OtherRoutes))]
    public void Questions_exceptions_and_second_readers_have_their_people(
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

    private static (string Found, RuleSource? Source) Cell(SchoolPack pack, string happens, string who) => happens switch
    {
        _ when who.StartsWith("letter ", StringComparison.Ordinal) => (who, pack.Letters.Single(letter => letter.Id == who["letter ".Length..]).Source),
        _ when who.StartsWith("help ", StringComparison.Ordinal) => (who, pack.OutsideHelp.Single(help => help.Text.Contains(who["help ".Length..], StringComparison.Ordinal)).Source),
        FirstContact => Whom(pack.RouteFor(RouteProcesses.Incident)),
        ChildContactsStaff => Reported(pack, "contact-from-child", who),
        ParentContactsStaff => Reported(pack, "contact-from-parent", who),
        StaffBreach => Reported(pack, "staff-conduct", who),
        ColleagueAbuse => Reported(pack, "colleague-abuse", who),
        AbuseOnAccount => Reported(pack, "account-abuse", who),
        ParentPost => Reported(pack, "parent-post", who),
        Police => pack.OutsideHelp.Any(help => help.Text.Contains("police", StringComparison.OrdinalIgnoreCase)) ? ("police", null) : (Silent, null),
        AccountRequest => pack.Accounts is { } accounts ? (string.Join(", ", accounts.Approvers), accounts.ApproversSource) : (Silent, null),
        Credentials => Whom(pack.RouteFor(RouteProcesses.Credentials)),
        CredentialsInEmergency => Whom(pack.RouteFor(RouteProcesses.Credentials, RouteSubjects.Emergency)),
        _ => throw new ArgumentException($"No such event: {happens}"),
    };

    private static (string, RuleSource?) Reported(SchoolPack pack, string about, string who)
    {
        var route = pack.RouteFor(RouteProcesses.Incident, about)!;
        return who == Silent && route.Subject == RouteSubjects.Any ? (Silent, null) : Whom(route);
    }

    private static (string, RuleSource?) Whom(ReportRoute? route) => route is null ? (Silent, null) : (string.Join(", ", route.To), route.Source);

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
