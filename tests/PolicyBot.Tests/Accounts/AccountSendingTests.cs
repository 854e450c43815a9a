using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using static PolicyBot.Tests.Accounts.AccountsDesk;

namespace PolicyBot.Tests.Accounts;

public sealed class AccountSendingTests
{
    private readonly AccountsDesk desk = new();

    [Fact]
    public async Task What_is_sent_is_a_case_with_every_answer_and_the_draft_is_used_up()
    {
        var draft = await desk.BeginReady(Ann);

        var sent = Assert.IsType<AccountView.Sent>(await desk.Send(Ann, draft)).Case;

        Assert.Equal($"AR-{draft.Id}", sent.Id);
        Assert.Equal("Year 6 news on Instagram", sent.Title);
        Assert.Equal(
            ["Platform: Instagram", "Name: Year 6 news", "Aim: To show what we learn", "Audience: Parents and carers", "Promotion: In the newsletter",
             "Who will run it: Ben Okafor, Cara Lewis", "Open or closed: Closed: only people who are let in can see it"],
            sent.Fields.Select(field => $"{field.Label}: {field.Value}"));
        Assert.Equal([Ann.Id, Ben.Id, Cara.Id], sent.Barred.Select(barred => barred.PersonId));
        Assert.Equal([RoleIds.Slt], sent.ApproverRoles);
        Assert.Empty(await desk.Drafts.ListByPersonAsync("model", Ann.Id, default));
    }

    [Fact]
    public async Task Sent_twice_it_is_one_case()
    {
        var draft = await desk.BeginReady(Ann);
        var raced = false;
        desk.Table.BeforeEach = async call =>
        {
            if (raced || call.Writes.Count == 0)
                return;
            raced = true;
            Assert.IsType<AccountView.Sent>(await desk.Send(Ann, draft));
        };

        var second = Assert.IsType<AccountView.Sent>(await desk.Send(Ann, draft));
        var third = Assert.IsType<AccountView.Sent>(await desk.Send(Ann, draft));

        Assert.True(raced);
        Assert.Equal(second.Case.Id, third.Case.Id);
        Assert.Single(await desk.Cases.ListOpenAsync("model", default));
    }

    [Fact]
    public async Task What_was_changed_on_another_card_is_shown_before_it_is_sent()
    {
        var draft = await desk.BeginReady(Ann);
        await desk.Enter(Ann, CardOf(draft), new DraftMove.Change(1));

        Assert.IsType<AccountView.Question>(await desk.Send(Ann, draft));

        Assert.Empty(await desk.Cases.ListOpenAsync("model", default));
    }

    [Fact]
    public async Task Who_asks_and_who_will_run_it_do_not_decide()
    {
        var draft = await desk.Begin(Grace, 7, RightAnswers);

        var check = Assert.IsType<AccountView.Check>(await desk.Requests.ResumeAsync(desk.Applicant(Grace), draft.Id, default));

        var deciders = Assert.IsType<Deciders.Found>(check.Deciders);
        Assert.Equal([Tom], deciders.People);
        Assert.False(deciders.IsFallback);
    }

    [Fact]
    public async Task Where_no_approver_is_left_the_fallback_decides()
    {
        desk.Directory.Groups["slt"] = [Ben, Cara];
        var draft = await desk.BeginReady(Ann);

        var sent = Assert.IsType<AccountView.Sent>(await desk.Send(Ann, draft)).Case;

        Assert.Equal([RoleIds.Headteacher], sent.ApproverRoles);
    }

    [Fact]
    public async Task Where_nobody_with_an_account_is_left_the_draft_stays_and_the_address_is_named()
    {
        desk.Directory.Groups["slt"] = [Grace];
        var draft = await desk.Begin(Grace, 7, RightAnswers);

        var check = Assert.IsType<AccountView.Check>(await desk.Send(Grace, draft));

        Assert.Equal(new Deciders.Nobody("chair@school.example"), check.Deciders);
        Assert.Empty(await desk.Cases.ListOpenAsync("model", default));
        Assert.Equal(draft.Id, (await desk.Find(draft)).Id);
    }

    [Fact]
    public async Task Without_the_directory_nothing_is_sent()
    {
        var draft = await desk.BeginReady(Ann);
        desk.Directory.Down = true;

        var check = Assert.IsType<AccountView.Check>(await desk.Send(Ann, draft));

        Assert.IsType<Deciders.Unavailable>(check.Deciders);
        Assert.Empty(await desk.Cases.ListOpenAsync("model", default));
    }

    [Fact]
    public async Task Somebody_who_has_left_does_not_run_an_account()
    {
        var draft = await desk.BeginReady(Ann);
        desk.Directory.Groups["staff"].Remove(Cara);

        var check = Assert.IsType<AccountView.Check>(await desk.Send(Ann, draft));

        Assert.StartsWith("Line 1, “Cara Lewis”", Assert.Single(check.Problems).Text);
    }

    [Fact]
    public async Task A_rejected_request_is_opened_with_its_answers_and_sent_again_with_what_changed()
    {
        var rejected = await Rejected();
        var check = Assert.IsType<AccountView.Check>(await desk.Sending.EditAsync(desk.Applicant(Ann), rejected.Id, default));
        Assert.Equal("Say more about the aim", check.Case!.Decision!.Reason);
        Assert.Equal(RightAnswers.ToJson(), check.Draft.Answers.ToJson());

        var aim = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(check.Draft), new DraftMove.Change(2)));
        check = Assert.IsType<AccountView.Check>(await desk.Enter(Ann, CardOf(aim.Draft), new DraftMove.Forward(), (Asked.Aim, "To show our science")));
        var again = Assert.IsType<AccountView.Sent>(await desk.Send(Ann, check.Draft)).Case;

        Assert.Equal((rejected.Id, rejected.Revision + 1, CaseStatus.Pending), (again.Id, again.Revision, again.Status));
        Assert.Equal("To show what we learn", again.Fields.Single(field => field.Label == "Aim").Previous);
        Assert.Empty(await desk.Drafts.ListByPersonAsync("model", Ann.Id, default));
    }

    [Fact]
    public async Task Opened_twice_a_request_has_one_draft()
    {
        var rejected = await Rejected();

        await desk.Sending.EditAsync(desk.Applicant(Ann), rejected.Id, default);
        await desk.Sending.EditAsync(desk.Applicant(Ann), rejected.Id, default);

        Assert.Single(await desk.Drafts.ListByPersonAsync("model", Ann.Id, default));
    }

    [Fact]
    public async Task Nobody_opens_the_request_of_somebody_else()
    {
        var rejected = await Rejected();

        Assert.IsType<AccountView.NotFound>(await desk.Sending.EditAsync(desk.Applicant(Ben), rejected.Id, default));
    }

    [Fact]
    public async Task Changes_come_too_late_once_the_request_was_decided()
    {
        var sent = Assert.IsType<AccountView.Sent>(await desk.Send(Ann, await desk.BeginReady(Ann))).Case;
        var check = Assert.IsType<AccountView.Check>(await desk.Sending.EditAsync(desk.Applicant(Ann), sent.Id, default));
        await Decide(sent, approve: true);

        var late = Assert.IsType<AccountView.TooLate>(await desk.Send(Ann, check.Draft));

        Assert.Equal(CaseStatus.Approved, late.Case.Status);
        Assert.Equal(1, (await desk.Cases.FindAsync("model", sent.Id, default))!.Case.Revision);
    }

    private async Task<ApprovalCase> Rejected() =>
        await Decide(Assert.IsType<AccountView.Sent>(await desk.Send(Ann, await desk.BeginReady(Ann))).Case, approve: false);

    private async Task<ApprovalCase> Decide(ApprovalCase request, bool approve)
    {
        var stored = (await desk.Cases.FindAsync("model", request.Id, default))!;
        var command = new DecideCommand(approve ? Verdict.Approve : Verdict.Reject, "Say more about the aim", stored.Case.Revision, Tom);
        var decided = Assert.IsType<DecideOutcome.Decided>(ApprovalRules.Decide(stored.Case, command, new ApproverPanel([Tom]), [], default));
        Assert.Equal(SaveOutcome.Saved, await desk.Cases.SaveAsync(decided.Change, stored.Version, default));
        return decided.Change.After;
    }
}
