using PolicyBot.Approvals;
using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Tests.Accounts;

namespace PolicyBot.Tests.Approvals;

/// <summary>
/// Every step that anybody could try, from every state that can be reached: what is allowed leads where it should, everything else is refused with a
/// reason and changes nothing. What is allowed is said here once more, by hand.
/// </summary>
public sealed class StateWalkTests
{
    private static readonly Person Ann = new("ann", "Ann Fletcher"); // asks
    private static readonly Person Rhys = new("rhys", "Rhys Morgan"); // would run the account
    private static readonly Person Grace = new("grace", "Grace Adeyemi"), Tom = new("tom", "Tom Hargreaves"), Mei = new("mei", "Mei Cartwright"); // approvers
    private static readonly Person Della = new("della", "Della Frost"); // deputy
    private static readonly Person Bilal = new("bilal", "Bilal Siddiqui"); // on the staff
    private static readonly Person[] Everybody = [Ann, Rhys, Grace, Tom, Mei, Della, Bilal];
    private static readonly ApproverPanel Panel = new([Grace, Tom, Mei, Rhys]) { StandIns = [Della] };
    private static readonly GateCheck[] NotReady = [new(Rhys, [new(GateKind.Reading, null, null)])];
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly CaseDeadlines Deadlines = new(Monday.AddDays(2), Monday.AddDays(7), Monday.AddDays(28));

    [Theory]
    [InlineData(DecisionRule.AnyOne)]
    [InlineData(DecisionRule.Majority)]
    [InlineData(DecisionRule.All)]
    public void Every_step_leads_where_it_should_or_is_refused_with_a_reason(DecisionRule rule)
    {
        var (states, steps) = Walk(rule);

        Assert.Equal(Enum.GetValues<CaseStatus>().Order(), states.Select(state => state.Status).Distinct().Order()); // each can be reached
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            var exits = steps.Where(step => step.From.Status == status && step.After is not null && step.After.Status != status).Select(step => step.After!.Status).Distinct().Order();
            Assert.Equal(ExitsOf(status).Order(), exits);
        }
        Assert.All(steps.Where(step => step.After is null), step => Assert.NotEqual("", step.Refusal));
    }

    [Theory]
    [InlineData(DecisionRule.AnyOne)]
    [InlineData(DecisionRule.Majority)]
    [InlineData(DecisionRule.All)]
    public void Nobody_gets_anywhere_who_may_not(DecisionRule rule)
    {
        var (_, steps) = Walk(rule);

        Assert.All(steps, step => Assert.True(IsAllowed(step) == (step.After is not null), $"{step.Name} from {step.From.Status}"));
        Assert.All(steps.Where(step => step.After is not null), step => Assert.Equal(step.From.Sequence + 1, step.After!.Sequence));
        Assert.All(steps.Where(step => step.After?.Status == CaseStatus.Approved), step =>
            Assert.True(
                step.By == Della || step.After!.Votes.Count(vote => vote.Approve) == (rule == DecisionRule.AnyOne ? 1 : rule == DecisionRule.Majority ? 2 : 3),
                $"{step.Name}: approved by {string.Join(", ", step.After!.Votes)}"));
    }

    [Theory]
    [InlineData(DecisionRule.AnyOne)]
    [InlineData(DecisionRule.Majority)]
    [InlineData(DecisionRule.All)]
    public void While_somebody_who_would_run_it_is_not_ready_it_is_approved_from_nowhere_and_everything_else_goes_on(DecisionRule rule)
    {
        var (states, _) = Walk(rule);
        Assert.Contains(states, state => state.Passes.Count > 0 && state.StandInsAsked);

        foreach (var state in states)
        foreach (var by in Everybody)
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var command = new DecideCommand(verdict, verdict == Verdict.Approve ? null : "Because", state.Revision, by);
            var (free, blocked) = (ApprovalRules.Decide(state, command, Panel, [], Monday), ApprovalRules.Decide(state, command, Panel, NotReady, Monday));
            if (verdict == Verdict.Approve && free is DecideOutcome.Decided or DecideOutcome.Voted or DecideOutcome.VotedBefore)
                Assert.Contains("This can't be approved yet: see below what is missing.", WordsOf(state, command, blocked), StringComparison.Ordinal);
            else
                Assert.Equal(free.GetType(), blocked.GetType());
        }
    }

    private static CaseStatus[] ExitsOf(CaseStatus status) => status switch
    {
        CaseStatus.Pending => [CaseStatus.Approved, CaseStatus.Rejected, CaseStatus.NeedsChanges, CaseStatus.Withdrawn, CaseStatus.Expired],
        CaseStatus.NeedsChanges => [CaseStatus.Pending, CaseStatus.Withdrawn],
        CaseStatus.Rejected or CaseStatus.Expired => [CaseStatus.Pending],
        _ => [],
    };

    private static bool IsAllowed(Step step)
    {
        var asked = step.By == Grace || step.By == Tom || step.By == Mei || (step.By == Della && step.From.StandInsAsked);
        var open = step.From.Status == CaseStatus.Pending;
        return step.Name.Split(' ')[0] switch
        {
            "resubmit" => step.By == Ann && step.From.Status is not (CaseStatus.Approved or CaseStatus.Withdrawn),
            "withdraw" => step.By == Ann && step.From.Status is CaseStatus.Pending or CaseStatus.NeedsChanges,
            "pass" => open && asked && step.By != step.To && !(step.From.Passes is [.., var last] && last.From == step.By && last.To == step.To) && step.From.Votes.All(vote => vote.By != step.To)
                && (step.To == Grace || step.To == Tom || step.To == Mei || (step.To == Della && (step.From.StandInsAsked || step.From.Rule == DecisionRule.AnyOne))),
            "clock" => open,
            // The same word again is no step.
            var verdict => open && asked && !step.From.Votes.Any(vote => vote.By == step.By && vote.Approve == (verdict == "approve") && verdict != "needs"),
        };
    }

    private static (IReadOnlyList<ApprovalCase> States, IReadOnlyList<Step> Steps) Walk(DecisionRule rule)
    {
        var seen = new Dictionary<string, ApprovalCase>();
        var steps = new List<Step>();
        var ahead = new Queue<ApprovalCase>([ApprovalRules.Submit(Request(rule)).After]);
        while (ahead.TryDequeue(out var state))
        {
            if (!seen.TryAdd(KeyOf(state), state)) continue;
            foreach (var step in StepsFrom(state))
            {
                steps.Add(step);
                // Further rounds of the same are no new states.
                if (step.After is { Revision: <= 2, Passes.Count: <= 1 } after) ahead.Enqueue(after);
            }
        }
        return ([.. seen.Values], steps);
    }

    private static IEnumerable<Step> StepsFrom(ApprovalCase state)
    {
        foreach (var by in Everybody)
        {
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                var command = new DecideCommand(verdict, verdict == Verdict.Approve ? null : "Because", state.Revision, by);
                var outcome = ApprovalRules.Decide(state, command, Panel, [], Monday);
                var name = verdict switch { Verdict.Approve => "approve", Verdict.Reject => "reject", _ => "needs changes" };
                var change = outcome switch { DecideOutcome.Decided decided => decided.Change, DecideOutcome.Voted voted => voted.Change, _ => null };
                yield return new(state, $"{name} by {by.Name}", by, null, change?.After, change is null ? WordsOf(state, command, outcome) : "");
            }
            var withdrawn = ApprovalRules.Withdraw(state, by, Monday);
            yield return new(state, $"withdraw by {by.Name}", by, null, (withdrawn as WithdrawOutcome.Withdrawn)?.Change.After, withdrawn.GetType().Name);
            var sentAgain = ApprovalRules.Resubmit(state, Request(state.Rule) with { RequestedBy = by }, state.Revision);
            yield return new(state, $"resubmit by {by.Name}", by, null, (sentAgain as ResubmitOutcome.Resubmitted)?.Change.After, sentAgain.GetType().Name);
            foreach (var to in Everybody)
            {
                var passed = PassRules.Pass(state, new(to.Id, null, state.Revision, by), Panel, Monday);
                yield return new(state, $"pass by {by.Name} to {to.Name}", by, to, (passed as PassOutcome.Passed)?.Change.After, passed.GetType().Name);
            }
        }
        foreach (var now in new[] { state.Deadlines!.Remind, state.Deadlines.Escalate, state.Deadlines.Expire }.OfType<DateTimeOffset>())
            yield return new(state, $"clock on {now:d MMMM}", null, null, ClockRules.Tick(state, now.AddDays(2), now)?.After, "It is closed.");
    }

    private static string WordsOf(ApprovalCase state, DecideCommand command, DecideOutcome refusal) => DecideReplies.Of(AccountsDesk.SchoolOf(), state, [], command, refusal, typed: false) switch
    {
        ActionReply.Message message => message.Text,
        ActionReply.Card card => card.Content.FallbackText!,
        _ => "",
    };

    // The clock is wound up again for each state: when it is looked at is part of the step, not of the state.
    private static string KeyOf(ApprovalCase state) =>
        $"{state.Status} {state.Revision} {state.StandInsAsked} {state.Passes.Count} {string.Join(',', state.Votes.Select(vote => vote.By.Id + vote.Approve).Order())}";

    private static ApprovalCase Request(DecisionRule rule) => new()
    {
        Id = Some.CaseId,
        School = "model",
        Title = "An account",
        RequestedBy = Ann,
        Fields = [new("Aim", "Share match results")],
        Barred = [new(Ann.Id, BarredBecause.Requester), new(Rhys.Id, BarredBecause.Runner)],
        ApproverRoles = [RoleIds.Slt],
        DeputyRoles = [RoleIds.DeputyHead],
        AdministratorRole = RoleIds.Administrator,
        FallbackRoles = [RoleIds.Headteacher],
        Rule = rule,
        Deadlines = Deadlines,
        Revision = 1,
        Sequence = 1,
        Status = CaseStatus.Pending,
        SubmittedAt = Monday,
    };

    private sealed record Step(ApprovalCase From, string Name, Person? By, Person? To, ApprovalCase? After, string Refusal);
}
