using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>Takes people's steps with the register: who they are is asked of the directory each time, and a change is stored whole or not at all.</summary>
public sealed class RegisterDesk(IAccountRegister register, RoleHolders roles, TimeProvider time)
{
    // Of two who change an entry at once the second reads it again.
    private const int Rounds = 4;

    /// <summary>All accounts, closed ones last, for somebody on the staff.</summary>
    public async Task<RegisterView> ListAsync(SchoolPack school, Person person, CancellationToken cancellation) =>
        await RegisterRoles.OfAsync(school, roles, person, cancellation) is { } rights
            ? new RegisterView.List(await register.ListAsync(school.Id, cancellation), new(person, rights))
            : new RegisterView.CannotCheck();

    /// <summary>One account, with its history for those who may see that.</summary>
    public async Task<RegisterView> ShowAsync(SchoolPack school, string? id, Person person, CancellationToken cancellation)
    {
        if (await RegisterRoles.OfAsync(school, roles, person, cancellation) is not { } rights)
            return new RegisterView.CannotCheck();
        return AccountIds.IsId(id) && await register.FindAsync(school.Id, id!, cancellation) is { Entry: var entry }
            ? await ShowAsync(entry, new(person, rights), null, cancellation)
            : new RegisterView.NotFound();
    }

    /// <summary>Takes a step with one account, if this person may and the account allows it.</summary>
    /// <param name="step">Made anew from the entry each time it is read.</param>
    public async Task<RegisterView> TakeAsync(
        SchoolPack school, string? id, Person person, Func<RegisterEntry, Task<StepMade>> step, CancellationToken cancellation)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (!AccountIds.IsId(id) || await register.FindAsync(school.Id, id!, cancellation) is not { } stored)
                return new RegisterView.NotFound();
            if (await RegisterRoles.OfAsync(school, roles, person, cancellation) is not { } rights)
                return new RegisterView.CannotCheck();
            var actor = new RegisterActor(person, rights);
            switch (await step(stored.Entry))
            {
                case StepMade.Unavailable:
                    return new RegisterView.CannotCheck();
                case StepMade.Wrong wrong:
                    return await ShowAsync(stored.Entry, actor, wrong.Problem, cancellation);
                case StepMade.Ready { Value: var value }:
                    switch (RegisterRules.Apply(school, stored.Entry, value, actor, time.GetUtcNow()))
                    {
                        case RegisterOutcome.Done:
                            return await ShowAsync(stored.Entry, actor, null, cancellation);
                        case RegisterOutcome.Refused refused:
                            return await ShowAsync(stored.Entry, actor, refused.Reason, cancellation);
                        case RegisterOutcome.Changed changed when await register.SaveAsync(changed.Change, stored.Version, cancellation) == SaveOutcome.Saved:
                            return await ShowAsync(changed.Change.After, actor, null, cancellation);
                    }
                    break;
            }
        }
        return new RegisterView.Busy();
    }

    /// <summary>An empty form for an account that is to be entered.</summary>
    public async Task<RegisterView> FormAsync(SchoolPack school, Person person, CancellationToken cancellation) =>
        await NotEnteringAsync(school, person, cancellation) ?? new RegisterView.Form(EntryForm.Empty(), [], []);

    /// <summary>Enters an account that the school has already, or a new one where nobody has to approve it.</summary>
    public async Task<RegisterView> EnterAsync(SchoolPack school, Person person, EntryForm form, CancellationToken cancellation)
    {
        if (await NotEnteringAsync(school, person, cancellation) is { } refused)
            return refused;
        if (!AccountIds.IsId(form.Id))
            return new RegisterView.NotFound();
        if (await FindStaffAsync(school, form.PickedRunners, form.TypedRunners, 1, cancellation) is not { } runners)
            return new RegisterView.CannotCheck();

        var problems = form.Problems.Concat(runners.Problems.Select(problem => problem.Text)).ToList();
        if (problems.Count > 0)
            return new RegisterView.Form(form, runners.People, problems);
        var entry = new NewEntry(form.Platform, form.Name, form.Address == "" ? null : form.Address, runners.People, form.IsNew);
        // Where it is there already, it was sent twice.
        await register.SaveAsync(SetUpRules.Enter(form.Id, school, school.Register!, entry, person, time.GetUtcNow()), null, cancellation);
        return await ShowAsync(school, form.Id, person, cancellation);
    }

    /// <summary>The members of staff who were picked or typed; null where the directory does not answer.</summary>
    /// <param name="picked">Entra object ids, separated by commas.</param>
    /// <param name="typed">A name or an e-mail address on each line.</param>
    public async Task<RunnersFound?> FindStaffAsync(SchoolPack school, string picked, string typed, int atLeast, CancellationToken cancellation)
    {
        if (await roles.FindAsync(school.Staff, Freshness.Live, cancellation) is not GroupLookup.Found { Members: var staff })
            return null;
        var question = EntryForm.RunnersField;
        var answers = new AccountAnswers().With(question, picked).With(question with { IsTyped = true }, typed);
        return RunnerRules.Find(question.Question, answers, staff, atLeast);
    }

    /// <summary>Who holds a right at this moment; null where the directory does not answer.</summary>
    public async Task<IReadOnlyList<Person>?> HoldersAsync(SchoolPack school, RegisterRights right, CancellationToken cancellation) =>
        (await roles.FindAsync(school, RegisterRoles.With(school, right), Freshness.Live, cancellation) as GroupLookup.Found)?.Members;

    /// <summary>Why this person may enter no account; null where they may.</summary>
    private async Task<RegisterView?> NotEnteringAsync(SchoolPack school, Person person, CancellationToken cancellation)
    {
        if (await RegisterRoles.OfAsync(school, roles, person, cancellation) is not { } rights)
            return new RegisterView.CannotCheck();
        return RegisterRules.Without(school, new(person, rights), RegisterRights.SetUp, "enter accounts in the register") is RegisterOutcome.Refused refused
            ? new RegisterView.Refused(refused.Reason)
            : null;
    }

    private async Task<RegisterView> ShowAsync(RegisterEntry entry, RegisterActor actor, string? problem, CancellationToken cancellation) =>
        new RegisterView.One(entry, actor, problem, await register.ListEventsAsync(entry.School, entry.Id, cancellation), time.GetUtcNow());
}

/// <summary>A step made of what somebody entered, or why there is none.</summary>
public abstract record StepMade
{
    private StepMade() { }

    public sealed record Ready(RegisterStep Value) : StepMade;

    /// <summary>What was entered is not right; <paramref name="Problem"/> says what to do.</summary>
    public sealed record Wrong(string Problem) : StepMade;

    /// <summary>The directory does not answer.</summary>
    public sealed record Unavailable : StepMade;
}

/// <summary>What the person sees after whatever they did with the register.</summary>
public abstract record RegisterView
{
    private RegisterView() { }

    public sealed record List(IReadOnlyList<RegisterEntry> Entries, RegisterActor Actor) : RegisterView;

    /// <summary>One account as it stands.</summary>
    /// <param name="Problem">Why what they wanted was not done; null where it was.</param>
    public sealed record One(RegisterEntry Entry, RegisterActor Actor, string? Problem, IReadOnlyList<RegisterEvent> Events, DateTimeOffset Now) : RegisterView;

    /// <summary>An account that is being entered.</summary>
    /// <param name="Runners">Those of its runners who are known.</param>
    /// <param name="Problems">What is still to be put right.</param>
    public sealed record Form(EntryForm Entered, IReadOnlyList<Person> Runners, IReadOnlyList<string> Problems) : RegisterView;

    public sealed record Refused(string Reason) : RegisterView;

    public sealed record NotFound : RegisterView;

    public sealed record CannotCheck : RegisterView;

    public sealed record Busy : RegisterView;
}
