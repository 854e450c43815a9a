using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>
/// Every state that an entry can get into, found by taking every step from every state, by everybody. What must hold of all of them holds of each.
/// </summary>
public sealed class RegisterWalkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Person Ann = new("ann", "Ann Fletcher"), Rhys = new("rhys", "Rhys Morgan"), Bilal = new("bilal", "Bilal Siddiqui"), Zofia = new("zofia", "Zofia Kowalska");
    private static readonly SchoolPack School = Pack();

    private static readonly RegisterActor[] Actors =
    [
        new(new("olivia", "Olivia Penrose"), RegisterRights.SetUp | RegisterRights.Manage | RegisterRights.Keep | RegisterRights.PermitChange),
        new(new("grace", "Grace Adeyemi"), RegisterRights.Manage | RegisterRights.Emergency),
        new(Rhys, RegisterRights.None),
        new(Ann, RegisterRights.None),
    ];

    [Fact]
    public void Every_state_is_reached_can_be_left_unless_closed_and_keeps_what_must_hold()
    {
        var (states, moves) = Walk();

        Assert.Equal(
            [AccountStatus.SettingUp, AccountStatus.Active, AccountStatus.Closed],
            states.Values.Select(entry => entry.Status).Distinct().Order());
        Assert.Contains(states.Values, entry => entry is { Status: AccountStatus.Active, Leavers.Count: 2, Change: not null });
        Assert.Contains(states.Values, entry => entry is { Status: AccountStatus.SettingUp, HandOver: not null });
        Assert.Contains(moves, move => move.Step is RegisterStep.Transfer { To.Count: 1 } && states[move.To].IsRunBy(Zofia) && !states[move.From].IsRunBy(Zofia));
        foreach (var (key, entry) in states)
        {
            // Who is waited for runs nothing yet, and whoever gives it up still does.
            Assert.True(entry.HandOver is not { } handOver || (entry.IsOpen && entry.IsRunBy(handOver.From) && !handOver.To.Any(entry.IsRunBy)), key);
            Assert.Equal(entry.IsOpen, moves.Any(move => move.From == key && move.To != key));
            Assert.True(entry.Runners.DistinctBy(runner => runner.Id).Count() >= 2, key);
            Assert.All(entry.Leavers, leaver => Assert.True(entry.IsRunBy(leaver.Who)));
            if (entry.Status == AccountStatus.Active)
                Assert.Empty(SetUpRules.Missing(entry));
            Assert.Equal(entry.Status == AccountStatus.Closed, entry.ClosedOn is not null);
        }
        // From wherever it is, an account can still be closed.
        Assert.All(states.Where(state => state.Value.IsOpen), state => Assert.Contains(moves, move => move.From == state.Key && move.Step is RegisterStep.Close));
    }

    [Fact]
    public void Every_step_works_somewhere_and_is_refused_elsewhere_with_a_reason()
    {
        var (states, moves) = Walk();

        foreach (var kind in Steps(states.Values.First()).Select(step => step.GetType()).Distinct())
        {
            Assert.Contains(moves, move => move.Step.GetType() == kind);
            var refused = states.Values.SelectMany(entry => Steps(entry).Where(step => step.GetType() == kind)
                .SelectMany(step => Actors.Select(actor => RegisterRules.Apply(School, entry, step, actor, Now)))).OfType<RegisterOutcome.Refused>().ToList();
            Assert.NotEmpty(refused);
            Assert.All(refused, refusal => Assert.Matches(@"^[A-Z0-9].{15,}\.$", refusal.Reason));
        }
    }

    [Fact]
    public void A_teacher_who_runs_nothing_changes_nothing()
    {
        var (states, _) = Walk();

        Assert.All(states.Values.SelectMany(entry => Steps(entry).Where(step => step is not RegisterStep.Leave { Who: var who } || !who.IsSame(Ann.Id)), (entry, step) =>
            RegisterRules.Apply(School, entry, step, Actors[3], Now)), outcome => Assert.IsType<RegisterOutcome.Refused>(outcome));
    }

    [Fact]
    public void Every_change_has_the_next_number_and_an_event_that_says_who_and_when()
    {
        var (states, _) = Walk();

        foreach (var entry in states.Values)
        foreach (var step in Steps(entry))
        foreach (var actor in Actors)
        {
            if (RegisterRules.Apply(School, entry, step, actor, Now) is not RegisterOutcome.Changed { Change: var change })
                continue;
            Assert.Equal(entry.Sequence + 1, change.After.Sequence);
            Assert.Equal((change.After.Sequence, actor.Who, Now), (change.Event!.Number, change.Event.By, change.Event.At));
            // One notice of a kind to the same audience, or one of them would be lost.
            Assert.Equal(change.Notices.Count, change.Notices.Distinct().Count());
            Assert.DoesNotContain(change.Notices, notice => change.Event.Reason is { } reason && notice.ToString().Contains(reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Time_alone_changes_neither_who_runs_an_account_nor_a_closed_one_and_every_look_leads_to_another()
    {
        foreach (var entry in Walk().States.Values)
        foreach (var gone in new IReadOnlyList<Person>?[] { null, [], [Rhys] })
        {
            var later = Now.AddDays(200);
            if (LookUpRules.LookedUp(School, entry, gone, later) is not { After: var after } change)
            {
                Assert.False(entry.IsOpen);
                continue;
            }
            Assert.Equal((entry.Status, entry.Sequence + 1), (after.Status, after.Sequence));
            Assert.Equal(entry.Runners, after.Runners);
            Assert.Contains(change.Notices, notice => notice.Kind == RegisterNotices.LookUp && notice.Due == after.NextLookUp && after.NextLookUp > later);
            Assert.Equal(change.Notices.Count, change.Notices.Distinct().Count());
            Assert.Null(LookUpRules.LookedUp(School, after, gone, later)); // nobody is reminded twice
        }
    }

    private static (Dictionary<string, RegisterEntry> States, List<(string From, RegisterStep Step, string To)> Moves) Walk()
    {
        var first = RegisterScene.Entry(AccountStatus.SettingUp, Rhys, Bilal) with { SetUp = [new("First.", null), new("Second.", null)] };
        var states = new Dictionary<string, RegisterEntry> { [Key(first)] = first };
        var moves = new List<(string, RegisterStep, string)>();
        var waiting = new Queue<RegisterEntry>([first]);
        while (waiting.TryDequeue(out var entry))
        {
            foreach (var step in Steps(entry))
            foreach (var actor in Actors)
            {
                if (RegisterRules.Apply(School, entry, step, actor, Now) is not RegisterOutcome.Changed { Change.After: var after })
                    continue;
                moves.Add((Key(entry), step, Key(after)));
                if (states.TryAdd(Key(after), after))
                    waiting.Enqueue(after);
            }
        }
        return (states, moves);
    }

    // What decides about the next step. Numbers and times only grow.
    private static string Key(RegisterEntry entry) => string.Join('|',
        entry.Status, string.Join(',', entry.SetUp.Select(step => step.Done is not null)), entry.Address is not null, entry.Secret is not null,
        string.Join(',', entry.Runners.Select(runner => runner.Id).Order()), string.Join(',', entry.Leavers.Select(leaver => leaver.Who.Id).Order()),
        entry.Change is not null, entry.Issued.Count > 0, entry.HandOver?.From.Id);

    private static IEnumerable<RegisterStep> Steps(RegisterEntry entry)
    {
        HashSet<int> none = [];
        yield return new RegisterStep.Tick(new HashSet<int> { 0 }, none, null, null);
        yield return new RegisterStep.Tick(new HashSet<int> { 0, 1 }, none, "@school", "Office safe, blue folder");
        yield return new RegisterStep.Tick(none, new HashSet<int> { 0 }, null, null);
        yield return new RegisterStep.Correct("@school", null, [Zofia]);
        yield return new RegisterStep.Keep("Office safe, red folder");
        yield return new RegisterStep.Keep("Tulip#2026");
        yield return new RegisterStep.Issue();
        yield return new RegisterStep.BreakGlass("Nobody is there", [Actors[0].Who]);
        yield return new RegisterStep.AskChange("A pupil saw it");
        yield return new RegisterStep.DecideChange(entry.Change?.Number ?? 0, true, null);
        yield return new RegisterStep.DecideChange(entry.Change?.Number ?? 0, false, "It is new");
        foreach (var person in new[] { Rhys, Bilal, Ann })
        {
            yield return new RegisterStep.Leave(person);
            yield return new RegisterStep.Stay(person);
            yield return new RegisterStep.Transfer(person, [Zofia], [new(Zofia, [])]);
            yield return new RegisterStep.Transfer(person, [Zofia], [new(Zofia, [new(GateKind.Reading, null, null)])]);
            yield return new RegisterStep.Transfer(person, [], []);
        }
        yield return new RegisterStep.Transfer(Zofia, [Rhys], [new(Rhys, [])]);
        yield return new RegisterStep.Close(Today, "Nobody reads it", Today);
        yield return new RegisterStep.Close(Today.AddDays(1), "Nobody reads it", Today);
        yield return new RegisterStep.Check();
    }

    private static SchoolPack Pack()
    {
        RuleSource source = new RuleSource.SchoolSetting();
        RoleBinding Role(string id, string title) => new(id, title, null, [Guid.NewGuid().ToString()], null);
        var roles = new[] { Role(RoleIds.Staff, "Staff"), Role(RoleIds.Administrator, "Administrator"), Role(RoleIds.Slt, "Leadership team") };
        var document = PolicyDocument.Read("policy.md", "# Policy\n\nText.");
        return new SchoolPack(
            "model", "Larkmere Vale School", PolicyReference.Of(document), document, roles.ToDictionary(role => role.Id), null,
            [
                new(RouteProcesses.Credentials, RouteSubjects.Any, RouteReporters.Any, [RoleIds.Administrator], source),
                new(RouteProcesses.Credentials, RouteSubjects.Emergency, RouteReporters.Any, [RoleIds.Slt], source),
                new(RouteProcesses.Credentials, RouteSubjects.PasswordChange, RouteReporters.Any, [RoleIds.Administrator], source),
            ],
            new SchoolCalendar([], [], []), new Dictionary<string, Deadline>(), new HashSet<string> { SchoolProcess.Register })
        {
            Register = new(RoleIds.Administrator, [RoleIds.Slt], 2, [], null, null, null),
        };
    }
}
