using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Attestations;

/// <summary>Takes people's word that they have read the policy and are trained, and what approvers copy from paper.</summary>
internal sealed class AttestationHandlers(
    RunnerGates gates, Attesting attesting, IApprovalCases cases, IAccountRegister register, RoleHolders roles, Routes routes, TimeProvider time)
{
    private DateOnly Today => UkTime.Day(time.GetUtcNow());

    public Task<ActionReply> ReadAsync(Turn turn, ActionData data) =>
        OwnWordAsync(turn, data, AttestationRules.Read(turn.School, turn.Sender, data.Text("edition"), Today, time.GetUtcNow()));

    public Task<ActionReply> TrainedAsync(Turn turn, ActionData data) =>
        OwnWordAsync(turn, data, AttestationRules.Trained(turn.School, turn.Sender, data.Text("trainedOn"), Today, time.GetUtcNow()));

    /// <summary>Where somebody wants to confirm it without having been asked.</summary>
    public async Task<ActionReply> ShowAsync(Turn turn)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        return RunnerGates.GatesOf(turn.School).Count > 0
            ? new ActionReply.Card(RunnerCards.Of(turn.School, await gates.CheckAsync(turn.School, turn.Sender, turn.Cancellation), null, Today))
            : new ActionReply.Message($"{turn.School.Name} keeps no record of this here. Nothing has been changed.");
    }

    public async Task<ActionReply> EnterAsync(Turn turn, ActionData data)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        if (await FindAsync(turn.School, data.Text("caseId"), turn.Cancellation) is not { } request)
            return new ActionReply.Message("We can't find this request at your school. Nothing has been changed.");
        if (await roles.HoldsAsync(turn.School, turn.Sender, request.ApproverRoles, Freshness.Live, turn.Cancellation) is not { } mayDecide)
            return new ActionReply.Message(Refusals.CannotCheck.FallbackText!);

        var paper = new PaperEntry(data.Text("who"), data.Text("readOn"), data.Text("trainedOn"));
        var outcome = AttestationRules.Enter(turn.School, request, turn.Sender, mayDecide, paper, Today, time.GetUtcNow());
        await attesting.SaveAsync(outcome, turn.Cancellation);
        return outcome switch
        {
            // The request with what is now known; whose card that is, is for approvals to say.
            AttestOutcome.Entered => await routes.FindAction(AttestationVerbs.ShowRequest)!(turn, data),
            AttestOutcome.NoDay wrong => new ActionReply.Message($"{wrong.Cure}. Nothing has been recorded."),
            _ => new ActionReply.Message("Only the people who can decide this request may record this. Nothing has been changed."),
        };
    }

    /// <summary>Makes the card that asks somebody who would run an account; none where nothing is left to ask.</summary>
    public NoticeRenderer Ask(bool isReminder = false) => async (school, id, recipient, cancellation) =>
    {
        if (await FindProspectAsync(school, id, recipient, cancellation) is not { IsOpen: true } ahead)
            return null;
        var check = await gates.CheckAsync(school, recipient, cancellation);
        return check.IsPassed ? null : new NoticeCard.Tell(RunnerCards.Of(school, check, ahead, Today, isReminder: isReminder));
    };

    private async Task<ActionReply> OwnWordAsync(Turn turn, ActionData data, AttestOutcome outcome)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        await attesting.SaveAsync(outcome, turn.Cancellation);
        var ahead = await FindProspectAsync(turn.School, data.Text("caseId"), turn.Sender, turn.Cancellation);
        var check = await gates.CheckAsync(turn.School, turn.Sender, turn.Cancellation);
        return new ActionReply.Card(RunnerCards.Of(turn.School, check, ahead, Today, outcome switch
        {
            AttestOutcome.PolicyChanged => "There is a new edition of the policy. Read this one, then confirm it",
            AttestOutcome.NoDay wrong => wrong.Cure,
            AttestOutcome.NotOwnWord => "At your school the leadership team records training. Tell them the day",
            _ => null,
        }));
    }

    /// <summary>What this person would run: nobody sees a request or an account by its number who is not named in it.</summary>
    private async Task<Prospect?> FindProspectAsync(SchoolPack school, string? id, Person person, CancellationToken cancellation)
    {
        if (AccountIds.IsId(id))
        {
            return await register.FindAsync(school.Id, id!, cancellation) is { Entry: { HandOver: { } handOver } entry } && handOver.To.Any(to => to.IsSame(person.Id))
                ? Prospect.Of(entry, handOver)
                : null;
        }
        return await FindAsync(school, id, cancellation) is { } request && request.Runners.Any(runner => runner.IsSame(person.Id)) ? Prospect.Of(request, person) : null;
    }

    private async Task<ApprovalCase?> FindAsync(SchoolPack school, string? caseId, CancellationToken cancellation) =>
        CaseIds.Parse(caseId) is { } id ? (await cases.FindAsync(school.Id, id, cancellation))?.Case : null;
}
