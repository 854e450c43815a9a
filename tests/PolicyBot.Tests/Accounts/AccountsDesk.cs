using Microsoft.Extensions.Logging.Abstractions;
using PolicyBot.Accounts;
using PolicyBot.Approvals;
using PolicyBot.Bot;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Tests.Accounts;

/// <summary>The rules of accounts over real adapters, a table in memory and a small made-up school.</summary>
internal sealed class AccountsDesk
{
    public static readonly Person Ann = Named(1, "Ann Patel");
    public static readonly Person Ben = Named(2, "Ben Okafor");
    public static readonly Person Cara = Named(3, "Cara Lewis");
    public static readonly Person Grace = Named(4, "Grace Hill");
    public static readonly Person Tom = Named(5, "Tom Reed");
    public static readonly Person Leo = Named(9, "Leo Pupil");

    public AccountsDesk()
    {
        Directory.Groups["staff"] = [Ann, Ben, Cara, Grace, Tom];
        Directory.Groups["slt"] = [Grace, Tom];
        Directory.Others.Add(Leo);
        var changes = new TablesChanges(Table, new OutboxSignal());
        Drafts = new TablesAccountDrafts(Table, changes);
        Cases = new TablesApprovalCases(Table, new TablesOutbox(Table, NullLogger<TablesOutbox>.Instance), changes, TimeProvider.System);
        var roles = new RoleHolders(Directory);
        Checks = new AccountChecks(Cases, roles, Directory);
        Requests = new AccountRequests(Drafts, Checks, TimeProvider.System);
        Sending = new AccountSending(Drafts, Cases, Checks, TimeProvider.System);
    }

    public InMemoryTable Table { get; } = new();

    public FakeDirectory Directory { get; } = new();

    public IAccountDrafts Drafts { get; }

    public IApprovalCases Cases { get; }

    public AccountChecks Checks { get; }

    public AccountRequests Requests { get; }

    public AccountSending Sending { get; }

    public SchoolPack School { get; set; } = SchoolOf();

    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();

    /// <summary>Right answers to every question.</summary>
    public static AccountAnswers RightAnswers { get; } = new AccountAnswers()
        .With(Asked.Platform, "Instagram").With(Asked.Name, "Year 6 news").With(Asked.Aim, "To show what we learn")
        .With(Asked.Audience, "Parents and carers").With(Asked.Promotion, "In the newsletter")
        .With(Asked.PickedRunners, Ben.Id).With(Asked.TypedRunners, "Cara Lewis").With(Asked.Visibility, "closed");

    public Applicant Applicant(Person person) => new(School, School.Accounts!, person);

    public async Task<AccountDraft> Begin(Person person, int step = 1, AccountAnswers? answers = null)
    {
        var draft = AccountDraft.New(Applicant(person), answers ?? new(), TimeProvider.System.GetUtcNow()) with { Step = step };
        Assert.Equal(SaveOutcome.Saved, await Drafts.SaveAsync(draft, null, default));
        return draft;
    }

    public Task<AccountDraft> BeginReady(Person person) => Begin(person, 7, RightAnswers);

    public async Task<AccountDraft> Find(AccountDraft draft) => (await Drafts.FindAsync(draft.School, draft.PersonId, draft.Id, default))!.Draft;

    public Task<AccountView> Enter(Person person, DraftCard card, DraftMove move, params (AccountField Field, string Text)[] entered) =>
        Requests.EnterAsync(Applicant(person), card, entered.ToDictionary(e => e.Field.Id, e => e.Text), move, default);

    public Task<AccountView> Send(Person person, AccountDraft draft) => Sending.SendAsync(Applicant(person), CardOf(draft), default);

    public static DraftCard CardOf(AccountDraft draft) => new(draft.Id, draft.Step, draft.Edition);

    private static Person Named(int number, string name) =>
        new($"00000000-0000-0000-0000-{number:D12}", name, $"{name.Split(' ')[0].ToLowerInvariant()}@school.example");

    internal static SchoolPack SchoolOf()
    {
        RoleBinding[] roles =
        [
            new(RoleIds.Staff, "Staff", "staff", [], null),
            new(RoleIds.Slt, "Senior leadership team", "slt", [], null),
            new(RoleIds.Headteacher, "Headteacher", null, [Grace.Id], null),
            new(RoleIds.ChairOfGovernors, "Chair of governors", null, [], "chair@school.example"),
            new(RoleIds.Administrator, "Administrator", null, [Tom.Id], null),
        ];
        var clause = new QuotedClause(["7. Opening a school account"], "7.4 Any one member of the leadership team may approve or refuse a request.");
        var accounts = new AccountsProcess(
            [RoleIds.Slt], DecisionRule.AnyOne, new RuleSource.Policy(clause), [RoleIds.Headteacher, RoleIds.ChairOfGovernors], RoleIds.Administrator, 2,
            [.. AccountQuestionIds.Defaults.Select(question => question with { Clause = clause })], [], []);
        return new("model", "Larkmere Vale School", new("Social media policy", "policy.md", "1.2", null, null, null),
            PolicyDocument.Read("policy.md", "# Social media policy"),
            roles.ToDictionary(role => role.Id), accounts, [], new([], [], []), new Dictionary<string, Deadline>(), new HashSet<string>());
    }
}

/// <summary>A directory that a test fills, and that can be down.</summary>
internal sealed class FakeDirectory : IDirectory
{
    public Dictionary<string, List<Person>> Groups { get; } = [];

    /// <summary>People in the tenant who are in no group.</summary>
    public List<Person> Others { get; } = [];

    public bool Down { get; set; }

    public Task<GroupLookup> FindMembersAsync(string groupId, Freshness freshness, CancellationToken cancellation) =>
        Task.FromResult<GroupLookup>(Down ? new GroupLookup.Unavailable() : new GroupLookup.Found([.. Groups[groupId]]));

    public Task<PersonLookup> FindPersonAsync(string idOrUpn, Freshness freshness, CancellationToken cancellation) =>
        Task.FromResult<PersonLookup>(
            Down ? new PersonLookup.Unavailable()
            : Groups.Values.SelectMany(people => people).Concat(Others).FirstOrDefault(person => person.IsSame(idOrUpn)) is { } person ? new PersonLookup.Found(person)
            : new PersonLookup.Unknown());
}
