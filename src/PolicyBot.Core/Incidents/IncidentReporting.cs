using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>Who reports, and at which school.</summary>
public sealed record Reporter(SchoolPack School, Person Person);

/// <summary>What the dialog showed when its button was pressed. It came through a client, so it is only ever a wish.</summary>
public sealed record ReportScreen(string DraftId, ReportStep Step, int Edition)
{
    /// <summary>The address of the message that a new report is about, where it was begun from one.</summary>
    public string? Link { get; init; }
}

/// <summary>Where somebody wants to go from a step.</summary>
public enum ReportMove
{
    Forward,
    Back,
    SaveAndClose,
}

/// <summary>
/// Writing a report, one step at a time, and sending it. Every step is stored as it is entered, right or not; the number of the case follows from the
/// draft's, so a report that is sent again, or from a second device, makes no second case.
/// </summary>
public sealed class IncidentReporting(IReportDrafts drafts, IIncidents cases, ReportReaches reaches, TimeProvider time)
{
    private const int Attempts = 4;
    private const string Outdated = "Something was entered on another screen. Both are kept: check the words below";

    /// <summary>Shows a report where it stands; a new one where nothing was entered yet.</summary>
    public async Task<ReportScene> OpenAsync(Reporter reporter, string draftId, CancellationToken cancellation) =>
        await SentAsync(reporter, draftId, null, cancellation)
        ?? await ShowAsync(reporter, (await FindAsync(reporter, draftId, cancellation))?.Draft ?? New(reporter, draftId), [], null, cancellation);

    /// <summary>A report in which nothing was entered yet.</summary>
    /// <param name="link">The address of the message that it is about, where it was begun from one.</param>
    public static ReportDraft New(Reporter reporter, string draftId, string? link = null) => new()
    {
        Id = draftId, School = reporter.School.Id, PersonId = reporter.Person.Id, Answers = new ReportAnswers().With(ReportField.Links, link),
    };

    /// <summary>Takes what was entered in a dialog, and goes where the person wants.</summary>
    /// <param name="entered">What the dialog sent for a field; a client leaves out what is empty.</param>
    public async Task<ReportScene> EnterAsync(
        Reporter reporter, ReportScreen screen, Func<ReportField, string?> entered, ReportMove move, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await SentAsync(reporter, screen.DraftId, (screen.Step, entered), cancellation) is { } sent)
                return sent;
            var stored = await FindAsync(reporter, screen.DraftId, cancellation);
            var draft = stored?.Draft ?? New(reporter, screen.DraftId, screen.Link);
            var isCurrent = screen.Edition == draft.Edition;
            var answers = isCurrent
                ? screen.Step.Fields.Aggregate(draft.Answers, (all, field) => all.With(field, entered(field)))
                : draft.Answers.Merge(screen.Step, entered);
            var isRepeat = !isCurrent && answers == draft.Answers;
            var problems = move == ReportMove.Forward ? ReportChecks.Of(screen.Step, answers) : [];
            var after = isRepeat ? draft : draft with
            {
                Answers = answers,
                Step = !isCurrent || problems.Count > 0 ? screen.Step : move switch
                {
                    ReportMove.Forward => answers.After(screen.Step),
                    ReportMove.Back => answers.Before(screen.Step),
                    _ => screen.Step,
                },
                Edition = draft.Edition + 1,
                ChangedAt = time.GetUtcNow(),
            };
            if (!isRepeat && await drafts.SaveAsync(after, stored?.Version, cancellation) == SaveOutcome.Conflict)
                continue;
            return move == ReportMove.SaveAndClose
                ? new ReportScene.Saved(after)
                : await ShowAsync(reporter, after, problems, isCurrent || isRepeat ? null : Outdated, cancellation);
        }
        return new ReportScene.Busy();
    }

    /// <summary>Sends what the dialog shows to those it names.</summary>
    public async Task<ReportScene> SendAsync(Reporter reporter, ReportScreen screen, Func<ReportField, string?> entered, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await SentAsync(reporter, screen.DraftId, null, cancellation) is { } sent)
                return sent;
            if (await FindAsync(reporter, screen.DraftId, cancellation) is not { Draft: var draft, Version: var version })
                return new ReportScene.Gone();
            var chosen = ReportStep.Check.Fields.Aggregate(draft.Answers, (all, field) => all.With(field, entered(field)));
            var changed = draft with { Answers = chosen, Edition = draft.Edition + 1, ChangedAt = time.GetUtcNow() };
            if (screen.Edition != draft.Edition)
                return await ShowAsync(reporter, draft, [], Outdated, cancellation);
            if (chosen.Texts.Count != draft.Answers.Texts.Count || chosen.Texts.Except(draft.Answers.Texts).Any())
            {
                if (await drafts.SaveAsync(changed, version, cancellation) == SaveOutcome.Conflict)
                    continue;
                // Whom it goes to instead has not been seen yet.
                if (!chosen.NotThese.SequenceEqual(draft.Answers.NotThese))
                    return await ShowAsync(reporter, changed, [], "The list has changed. Check who gets it now, then send", cancellation);
                screen = screen with { Edition = changed.Edition };
                draft = changed;
            }
            var scene = await ShowAsync(reporter, draft, [], null, cancellation);
            if (scene is not ReportScene.Check { Reach: ReportReach.Found { ReachesSomebody: true } reach } || !IsConfirmed(draft, reach))
                return scene is ReportScene.Check check ? check with { WasSent = true } : scene;
            var change = Opening(reporter, draft, reach) with { Draft = draft.Key };
            if (await cases.SaveAsync(change, null, cancellation) == SaveOutcome.Saved)
                return new ReportScene.Sent(change.After, reach.Recipients);
        }
        return new ReportScene.Busy();
    }

    /// <summary>
    /// Asks that somebody calls the reporter back: a case without a word in it, for those who cannot open the dialog. Asked again while nobody has it, it is the same case.
    /// </summary>
    /// <param name="draftId">Of the card that it was asked on.</param>
    /// <param name="isAboutHead">The chair of governors calls, and nobody whom the headteacher leads hears of it.</param>
    public async Task<ReportScene> AskForCallAsync(Reporter reporter, string draftId, bool isAboutHead, CancellationToken cancellation)
    {
        var answers = new ReportAnswers().With(ReportField.Kind, IncidentKind.CallBack.Id);
        if (isAboutHead)
            answers = answers.With(ReportField.DoneBy, Doers.Staff).With(ReportField.TypedStaff, RoleIds.Headteacher);
        var all = await cases.ListAsync(reporter.School.Id, cancellation);
        if (all.FirstOrDefault(incident => incident is { Status: IncidentStatus.Waiting } && incident.Kind == IncidentKind.CallBack.Id && incident.ReportedBy.IsSame(reporter.Person.Id)
            && incident.ConcernedRoles.Contains(RoleIds.Headteacher) == isAboutHead) is { } waiting)
            return new ReportScene.AlreadySent(waiting, "");
        if (await SentAsync(reporter, draftId, null, cancellation) is { } sent)
            return sent;
        if (await reaches.FindAsync(reporter.School, reporter.Person, answers, cancellation) is not ReportReach.Found reach || reach.Recipients.All(recipient => recipient.Holders.Count == 0))
            return new ReportScene.Telephone();
        var change = Opening(reporter, New(reporter, draftId) with { Answers = answers }, reach);
        return await cases.SaveAsync(change, null, cancellation) == SaveOutcome.Saved
            ? new ReportScene.Sent(change.After, reach.Recipients)
            : await SentAsync(reporter, draftId, null, cancellation) ?? new ReportScene.Busy();
    }

    /// <summary>Throws a draft away with all that was entered.</summary>
    public async Task<ReportScene> DeleteAsync(Reporter reporter, string draftId, CancellationToken cancellation)
    {
        await drafts.DeleteAsync(reporter.School.Id, reporter.Person.Id, draftId, cancellation);
        return new ReportScene.Gone();
    }

    /// <summary>How long each rung waits for "I have it". The pack's loader lets no school days through.</summary>
    public static TimeSpan Patience(SchoolPack school) => school.Deadline(DeadlineIds.IncidentAnswer) switch
    {
        { Unit: DeadlineUnit.Minutes, Amount: var minutes } => TimeSpan.FromMinutes(minutes),
        { Amount: var hours } => TimeSpan.FromHours(hours),
    };

    // Where a name could not be found, the reporter has to look through the list of those who get it.
    private static bool IsConfirmed(ReportDraft draft, ReportReach.Found reach) =>
        reach.Concerned.Unknown.Count == 0 || draft.Answers.Text(ReportField.NoneOfThese) == ReportCodes.Ticked;

    private async Task<ReportScene> ShowAsync(
        Reporter reporter, ReportDraft draft, IReadOnlyList<ReportProblem> problems, string? note, CancellationToken cancellation)
    {
        if (!draft.Step.IsCheck)
            return new ReportScene.Question(draft, problems, note);
        if (ReportChecks.FirstWrong(draft.Answers) is { } wrong)
            return new ReportScene.Question(draft with { Step = wrong }, ReportChecks.Of(wrong, draft.Answers), note);
        return new ReportScene.Check(draft, await reaches.FindAsync(reporter.School, reporter.Person, draft.Answers, cancellation), note);
    }

    /// <summary>What is shown where the report was sent already; words that came too late are handed back to be added.</summary>
    private async Task<ReportScene?> SentAsync(
        Reporter reporter, string draftId, (ReportStep Step, Func<ReportField, string?> Entered)? late, CancellationToken cancellation)
    {
        if (await cases.FindAsync(reporter.School.Id, ReportDraft.CaseIdOf(draftId), cancellation) is not { } stored || !stored.Case.ReportedBy.IsSame(reporter.Person.Id))
            return null;
        var kept = stored.Pieces is [var first, ..] ? new ReportAnswers { Texts = [.. first.Texts] } : new();
        if (late is not { } typed || kept.Holds(typed.Step, typed.Entered))
            return new ReportScene.AlreadySent(stored.Case, "");
        var words = typed.Step.Fields.Where(ReportAnswers.IsFreeText).Select(field => field.Tidy(typed.Entered(field))).Where(text => text != "");
        return new ReportScene.AlreadySent(stored.Case, string.Join('\n', words));
    }

    private Task<StoredReportDraft?> FindAsync(Reporter reporter, string draftId, CancellationToken cancellation) =>
        drafts.FindAsync(reporter.School.Id, reporter.Person.Id, draftId, cancellation);

    private IncidentChange Opening(Reporter reporter, ReportDraft draft, ReportReach.Found reach) =>
        IncidentRules.Report(CaseOf(reporter, draft, reach), draft.Answers.About(reach.Concerned), Patience(reporter.School));

    private IncidentCase CaseOf(Reporter reporter, ReportDraft draft, ReportReach.Found reach) => new()
    {
        Id = draft.CaseId,
        School = draft.School,
        Kind = draft.Answers.Kind!.Id,
        ReportedBy = reporter.Person with { Mail = null },
        ReportedAt = time.GetUtcNow(),
        Concerned = reach.Concerned.People,
        ConcernedRoles = reach.Concerned.Roles,
        LeftOut = [.. draft.Answers.NotThese],
        Roles = reach.Plan.Roles,
        Ladder = reach.Plan.Ladder,
        Routes = [.. reach.Plan.Routes.Select(RouteTaken.Of)],
    };
}
