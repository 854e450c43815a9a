using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using static PolicyBot.Tests.Accounts.AccountsDesk;

namespace PolicyBot.Tests.Accounts;

public sealed class AccountRequestsTests
{
    private static readonly DraftMove Forward = new DraftMove.Forward();
    private static readonly DraftMove Back = new DraftMove.Back();

    private readonly AccountsDesk desk = new();

    [Fact]
    public async Task The_first_request_begins_at_once_and_the_next_asks_which_to_go_on_with()
    {
        var first = Assert.IsType<AccountView.Question>(await desk.Requests.StartAsync(desk.Applicant(Ann), "Instagram", default));
        Assert.Equal("Instagram", first.Shown.Text(Asked.Platform));

        var choose = Assert.IsType<AccountView.Choose>(await desk.Requests.StartAsync(desk.Applicant(Ann), null, default));
        Assert.Equal(first.Draft.Id, Assert.Single(choose.Drafts).Id);
    }

    [Fact]
    public async Task Nobody_begins_more_than_five()
    {
        for (var i = 0; i < AccountRequests.MostDrafts; i++)
            await desk.Requests.StartNewAsync(desk.Applicant(Ann), null, default);

        var choose = Assert.IsType<AccountView.Choose>(await desk.Requests.StartNewAsync(desk.Applicant(Ann), null, default));
        Assert.False(choose.CanStart);
        Assert.Equal(AccountRequests.MostDrafts, choose.Drafts.Count);
    }

    [Fact]
    public async Task A_right_answer_is_saved_and_leads_on()
    {
        var draft = await desk.Begin(Ann, 2);

        var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "To show what we learn")));

        Assert.Equal(3, view.Draft.Step);
        Assert.Equal("To show what we learn", (await desk.Find(draft)).Answers.Text(Asked.Aim));
    }

    [Fact]
    public async Task A_wrong_answer_is_kept_with_what_to_do()
    {
        var draft = await desk.Begin(Ann);

        var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Platform, "Instagram")));

        Assert.Equal(1, view.Draft.Step);
        Assert.Equal("Enter the name of the account", Assert.Single(view.Problems).Text);
        Assert.Equal("Instagram", view.Shown.Text(Asked.Platform));
        Assert.Equal("Instagram", (await desk.Find(draft)).Answers.Text(Asked.Platform));
    }

    [Fact]
    public async Task Going_back_closing_and_cancelling_keep_what_was_typed()
    {
        foreach (var move in new[] { Back, new DraftMove.SaveAndClose(), new DraftMove.AskToCancel() })
        {
            var draft = await desk.Begin(Ann, 3);
            await desk.Enter(Ann, CardOf(draft), move, (Asked.Audience, "Par"));
            Assert.Equal("Par", (await desk.Find(draft)).Answers.Text(Asked.Audience));
        }
    }

    [Fact]
    public async Task The_same_click_twice_moves_one_step()
    {
        var draft = await desk.Begin(Ann, 2);

        for (var i = 0; i < 2; i++)
        {
            var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "To show")));
            Assert.Equal(3, view.Draft.Step);
            Assert.Empty(view.Problems);
        }
        Assert.Equal(draft.Edition + 1, (await desk.Find(draft)).Edition);
    }

    [Fact]
    public async Task An_old_card_with_other_words_shows_them_and_changes_no_answer()
    {
        var draft = await desk.Begin(Ann, 2);
        await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "On the phone"));

        var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "On the desk")));

        Assert.Equal("On the desk", view.Shown.Text(Asked.Aim));
        Assert.Equal(DraftRules.Outdated, Assert.Single(view.Problems));
        Assert.Equal("On the phone", (await desk.Find(draft)).Answers.Text(Asked.Aim));

        await desk.Enter(Ann, CardOf(view.Draft), Forward, (Asked.Aim, "On the desk"));
        Assert.Equal("On the desk", (await desk.Find(draft)).Answers.Text(Asked.Aim));
    }

    [Fact]
    public async Task An_old_card_with_nothing_new_shows_where_the_draft_stands()
    {
        var draft = await desk.Begin(Ann, 2);
        var third = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "To show")));
        await desk.Enter(Ann, CardOf(third.Draft), Forward, (Asked.Audience, "Parents"));

        var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Back));

        Assert.Equal(4, view.Draft.Step);
    }

    [Fact]
    public async Task Two_clicks_at_once_lose_neither_answer()
    {
        var draft = await desk.Begin(Ann, 2);
        var raced = false;
        desk.Table.BeforeEach = async call =>
        {
            if (raced || call.Writes.Count == 0)
                return;
            raced = true;
            await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "First"));
        };

        var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Aim, "Second")));

        Assert.True(raced);
        Assert.Equal("Second", view.Shown.Text(Asked.Aim));
        Assert.Equal("First", (await desk.Find(draft)).Answers.Text(Asked.Aim));
    }

    [Fact]
    public async Task Two_drafts_do_not_mix()
    {
        var one = await desk.Begin(Ann, 2);
        var two = await desk.Begin(Ann, 2);

        await desk.Enter(Ann, CardOf(one), Forward, (Asked.Aim, "One"));
        await desk.Enter(Ann, CardOf(two), Forward, (Asked.Aim, "Two"));

        Assert.Equal("One", (await desk.Find(one)).Answers.Text(Asked.Aim));
        Assert.Equal("Two", (await desk.Find(two)).Answers.Text(Asked.Aim));
    }

    [Fact]
    public async Task Somebody_elses_draft_does_not_exist()
    {
        var draft = await desk.BeginReady(Ann);

        Assert.IsType<AccountView.NotFound>(await desk.Enter(Ben, CardOf(draft), Forward));
        Assert.IsType<AccountView.NotFound>(await desk.Requests.ResumeAsync(desk.Applicant(Ben), draft.Id, default));
        Assert.IsType<AccountView.NotFound>(await desk.Requests.CancelAsync(desk.Applicant(Ben), draft.Id, default));
        Assert.IsType<AccountView.NotFound>(await desk.Send(Ben, draft));
        Assert.Equal(draft.Edition, (await desk.Find(draft)).Edition);
    }

    [Fact]
    public async Task A_cancelled_draft_is_gone_with_its_answers()
    {
        var draft = await desk.BeginReady(Ann);

        Assert.IsType<AccountView.ConfirmCancel>(await desk.Requests.AskToCancelAsync(desk.Applicant(Ann), default));
        Assert.IsType<AccountView.Cancelled>(await desk.Requests.CancelAsync(desk.Applicant(Ann), draft.Id, default));

        Assert.Empty(desk.Table.Rows);
        Assert.IsType<AccountView.NoDraft>(await desk.Requests.ContinueAsync(desk.Applicant(Ann), default));
        Assert.IsType<AccountView.NotFound>(await desk.Requests.ResumeAsync(desk.Applicant(Ann), draft.Id, default));
    }

    [Fact]
    public async Task Without_the_directory_nobody_is_taken_on_trust_and_nothing_is_lost()
    {
        var draft = await desk.Begin(Ann, 5);
        desk.Directory.Down = true;

        var view = Assert.IsType<AccountView.Question>(
            await desk.Enter(Ann, CardOf(draft), Forward, (Asked.PickedRunners, Ben.Id), (Asked.TypedRunners, "Cara Lewis")));
        Assert.Equal(5, view.Draft.Step);
        Assert.Contains("could not check these people just now", Assert.Single(view.Problems).Text);
        Assert.Equal("Cara Lewis", view.Shown.Text(Asked.TypedRunners));

        desk.Directory.Down = false;
        view = Assert.IsType<AccountView.Question>(
            await desk.Enter(Ann, CardOf(view.Draft), Forward, (Asked.PickedRunners, Ben.Id), (Asked.TypedRunners, "Cara Lewis")));
        Assert.Equal(6, view.Draft.Step);
    }

    [Fact]
    public async Task Somebody_picked_who_is_not_staff_is_named()
    {
        var draft = await desk.Begin(Ann, 5);

        var view = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.PickedRunners, $"{Ben.Id},{Cara.Id},{Leo.Id}")));

        Assert.Equal("Leo Pupil is not a member of staff: pick somebody else", Assert.Single(view.Problems).Text);
        Assert.Equal(["Ben Okafor", "Cara Lewis", "Leo Pupil"], view.Shown.Picked("runners").Select(person => person.Name));
    }

    [Fact]
    public async Task Once_checked_every_change_leads_back_to_the_check()
    {
        var draft = await desk.Begin(Ann, 6, RightAnswers);
        var check = Assert.IsType<AccountView.Check>(await desk.Enter(Ann, CardOf(draft), Forward, (Asked.Visibility, "open")));

        var change = Assert.IsType<AccountView.Question>(await desk.Enter(Ann, CardOf(check.Draft), new DraftMove.Change(2)));
        Assert.Equal("To show what we learn", change.Shown.Text(Asked.Aim));

        check = Assert.IsType<AccountView.Check>(await desk.Enter(Ann, CardOf(change.Draft), Back, (Asked.Aim, "")));
        Assert.False(check.CanSend);
        Assert.Equal("Enter the aim of the account", Assert.Single(check.Problems).Text);
        Assert.IsType<AccountView.Check>(await desk.Send(Ann, check.Draft));
        Assert.Empty(await desk.Cases.ListOpenAsync("model", default));
    }
}
