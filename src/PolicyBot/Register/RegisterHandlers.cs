using PolicyBot.Bot;
using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>Makes a card of one account.</summary>
/// <param name="typed">What was entered and could not be taken yet.</param>
internal delegate Cards.AdaptiveCard CardOf(SchoolPack school, RegisterView.One one, ActionData? typed);

/// <summary>Carries what was typed and pressed to the register, and its answer to a card.</summary>
internal sealed class RegisterHandlers(RegisterDesk desk, RunnerGates gates, TimeProvider time)
{
    public Task<ActionReply> ListAsync(Turn turn, int from = 0) => AnswerAsync(turn, async _ =>
        await desk.ListAsync(turn.School, turn.Sender, turn.Cancellation) switch
        {
            RegisterView.List list => new ActionReply.Card(ListCards.Of(turn.School, list, from)),
            var other => Reply(turn, other),
        });

    public Task<ActionReply> ShowAsync(Turn turn, ActionData data) => AnswerAsync(turn, async _ =>
        Reply(turn, await desk.ShowAsync(turn.School, Id(data), turn.Sender, turn.Cancellation)));

    public Task<ActionReply> LoginDetailsAsync(Turn turn, ActionData data) => AnswerAsync(turn, async _ =>
        Reply(turn, await desk.ShowAsync(turn.School, Id(data), turn.Sender, turn.Cancellation), LoginCards.Of));

    public Task<ActionReply> ParentNoticeAsync(Turn turn, ActionData data) => AnswerAsync(turn, async _ =>
        Reply(turn, await desk.ShowAsync(turn.School, Id(data), turn.Sender, turn.Cancellation), (school, one, _) => NoticeCards.ForParents(school, one.Entry)));

    public Task<ActionReply> SetUpAsync(Turn turn, ActionData data) =>
        TakeAsync(turn, data, _ => Step(new RegisterStep.Tick(Ticks(data, add: true), Ticks(data, add: false), Entered(data, "address"), Entered(data, "location"))));

    public Task<ActionReply> CorrectAsync(Turn turn, ActionData data) => TakeAsync(turn, data, async entry =>
    {
        StepMade Corrected(IReadOnlyList<Person> moderators) => new StepMade.Ready(new RegisterStep.Correct(Entered(data, "address"), Entered(data, "email"), moderators));
        if (Entered(data, "moderators") is not { } typed)
            return Corrected([]);
        return await desk.FindStaffAsync(turn.School, "", typed, 1, turn.Cancellation) switch
        {
            null => new StepMade.Unavailable(),
            { Problems: [var problem, ..] } => new StepMade.Wrong($"Moderators: {problem.Text}."),
            { People: var people } => Corrected(people),
        };
    });

    public Task<ActionReply> CheckAsync(Turn turn, ActionData data) => TakeAsync(turn, data, _ => Step(new RegisterStep.Check()));

    public Task<ActionReply> KeepAsync(Turn turn, ActionData data) =>
        TakeAsync(turn, data, _ => Step(new RegisterStep.Keep(data.Text("location") ?? "")), LoginCards.Of);

    public Task<ActionReply> IssueAsync(Turn turn, ActionData data) => TakeAsync(turn, data, _ => Step(new RegisterStep.Issue()), LoginCards.Of);

    public Task<ActionReply> BreakGlassAsync(Turn turn, ActionData data) => TakeAsync(
        turn, data,
        async _ => await desk.HoldersAsync(turn.School, RegisterRights.Keep, turn.Cancellation) is { } told
            ? new StepMade.Ready(new RegisterStep.BreakGlass(data.Text("emergency") ?? "", told))
            : new StepMade.Unavailable(),
        LoginCards.Of);

    public Task<ActionReply> AskChangeAsync(Turn turn, ActionData data) =>
        TakeAsync(turn, data, _ => Step(new RegisterStep.AskChange(data.Text("wish") ?? "")), LoginCards.Of);

    public Task<ActionReply> DecideChangeAsync(Turn turn, ActionData data, bool allow) =>
        // Typed it names no wish, and means the one that waits.
        TakeAsync(turn, data, entry => Step(new RegisterStep.DecideChange(data.Number("number") ?? entry.Change?.Number ?? 0, allow, data.Text("refusal"))), LoginCards.Of);

    public Task<ActionReply> LeaveAsync(Turn turn, ActionData data) => TakeAsync(turn, data, entry => Step(new RegisterStep.Leave(Runner(entry, data))));

    public Task<ActionReply> StayAsync(Turn turn, ActionData data) => TakeAsync(turn, data, entry => Step(new RegisterStep.Stay(Runner(entry, data))));

    public Task<ActionReply> TransferAsync(Turn turn, ActionData data) => TakeAsync(turn, data, async entry =>
    {
        var (picked, typed) = (data.Text("to") ?? "", data.Text("to-typed") ?? "");
        if (string.IsNullOrWhiteSpace(picked + typed))
            return new StepMade.Ready(new RegisterStep.Transfer(Runner(entry, data), [], []));
        return await desk.FindStaffAsync(turn.School, picked, typed, 1, turn.Cancellation) switch
        {
            null => new StepMade.Unavailable(),
            { Problems: [var problem, ..] } => new StepMade.Wrong(problem.Text + "."),
            { People: var people } => new StepMade.Ready(new RegisterStep.Transfer(Runner(entry, data), people, await gates.CheckAsync(turn.School, people, turn.Cancellation))),
        };
    });

    public Task<ActionReply> CloseAsync(Turn turn, ActionData data) => TakeAsync(turn, data, _ => Step(new RegisterStep.Close(
        DateOnly.TryParseExact(data.Text("on"), "yyyy-MM-dd", out var day) ? day : null, data.Text("reason") ?? "", UkTime.Day(time.GetUtcNow()))));

    public Task<ActionReply> FormAsync(Turn turn) => AnswerAsync(turn, async _ =>
        Reply(turn, await desk.FormAsync(turn.School, turn.Sender, turn.Cancellation)));

    public Task<ActionReply> EnterAsync(Turn turn, ActionData data) => AnswerAsync(turn, async _ => Reply(turn, await desk.EnterAsync(
        turn.School, turn.Sender,
        new EntryForm(Id(data) ?? "", data.Text("platform"), data.Text("name"), data.Text("address"), data.Text("runners"), data.Text("runners-typed"), data.Text("new") == "true"),
        turn.Cancellation)));

    /// <summary>Who may take the register away is decided here, each time.</summary>
    public Task<ActionReply> ExportAsync(Turn turn, int from = 0) => AnswerAsync(turn, async _ =>
        await desk.ListAsync(turn.School, turn.Sender, turn.Cancellation) switch
        {
            RegisterView.List list when list.Actor.May(RegisterRights.Manage) => new ActionReply.Card(ExportCards.Of(turn.School, list, from)),
            RegisterView.List => new ActionReply.Message($"Only {RegisterRules.Holders(turn.School, RegisterRights.Manage)} can export the register."),
            var other => Reply(turn, other),
        });

    /// <summary>All of it as a file, for the same people.</summary>
    public async Task<OfferedFile> FileAsync(Turn turn) =>
        turn.School.Register is not null && await desk.ListAsync(turn.School, turn.Sender, turn.Cancellation) is RegisterView.List list && list.Actor.May(RegisterRights.Manage)
            ? new OfferedFile.Ready("accounts.csv", ExportCards.File(turn.School, list))
            : new OfferedFile.Refused("We can't give you the register as a file: type “export register” to see who can have it.");

    private Task<ActionReply> TakeAsync(
        Turn turn, ActionData data, Func<RegisterEntry, Task<StepMade>> step, CardOf? card = null) =>
        AnswerAsync(turn, async _ => Reply(turn, await desk.TakeAsync(turn.School, Id(data), turn.Sender, step, turn.Cancellation), card, data));

    private static async Task<ActionReply> AnswerAsync(Turn turn, Func<RegisterProcess, Task<ActionReply>> answer)
    {
        if (!turn.IsPersonal)
            return new ActionReply.Message(Refusals.NotHere.FallbackText!);
        return turn.School.Register is { } register
            ? await answer(register)
            : new ActionReply.Message($"{turn.School.Name} keeps no register of accounts here.");
    }

    private static ActionReply Reply(Turn turn, RegisterView view, CardOf? card = null, ActionData? typed = null) => view switch
    {
        RegisterView.One one => new ActionReply.Card((card ?? EntryCards.Of)(turn.School, one, one.Problem is null ? null : typed)),
        RegisterView.Form form => new ActionReply.Card(FormCards.Of(turn.School, turn.School.Register!, form)),
        RegisterView.Refused refused => new ActionReply.Message(refused.Reason),
        RegisterView.NotFound => new ActionReply.Message("We can't find this account in your school's register. Type “register” to see what there is."),
        RegisterView.CannotCheck => new ActionReply.Message(Refusals.CannotCheck.FallbackText!),
        RegisterView.Busy => new ActionReply.Message("Somebody else is changing this account just now. Nothing was changed by you: try again in a minute."),
        _ => throw new InvalidOperationException($"No card shows {view.GetType().Name}."),
    };

    private static Task<StepMade> Step(RegisterStep step) => Task.FromResult<StepMade>(new StepMade.Ready(step));

    private static string? Id(ActionData data) => data.Text("accountId");

    // What is empty was left as it is.
    private static string? Entered(ActionData data, string name) => data.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static Person Runner(RegisterEntry entry, ActionData data)
    {
        var (id, typed) = (data.Text("from"), data.Text("from-typed"));
        var named = typed is null ? [] : RegisterSearch.Runners(typed, [entry]);
        return entry.Runners.FirstOrDefault(runner => runner.IsSame(id)) ?? (named is [var only] ? only : new(id ?? "", typed ?? "This person"));
    }

    /// <summary>What was ticked or taken back since the card was shown; an out-of-date card takes nobody else's ticks back.</summary>
    private static HashSet<int> Ticks(ActionData data, bool add)
    {
        // A client may leave out what nobody touched.
        if (data.Text("done") is not { } entered)
            return [];
        var (now, shown) = (Numbers(entered), Numbers(data.Text("shown") ?? ""));
        return add ? [.. now.Except(shown)] : [.. shown.Except(now)];
    }

    private static HashSet<int> Numbers(string list) =>
        [.. list.Split(',').Select(text => int.TryParse(text, out var number) ? number : -1).Where(number => number >= 0)];
}
