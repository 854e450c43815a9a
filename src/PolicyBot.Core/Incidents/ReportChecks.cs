using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Incidents;

/// <summary>What is wrong with an answer, and how to put it right.</summary>
public sealed record ReportProblem(ReportField Field, string WhatToDo);

/// <summary>Holds what was entered against what a report needs.</summary>
public static class ReportChecks
{
    /// <summary>What has to be put right before this step is left forwards.</summary>
    public static IReadOnlyList<ReportProblem> Of(ReportStep step, ReportAnswers answers) => [.. step.Number switch
    {
        1 => Missing(answers.Kind is null, ReportField.Kind, "Choose what it is about"),
        2 => Who(answers),
        3 => Missing(answers.Text(ReportField.What) == "", ReportField.What, "Say what happened in a sentence or two"),
        4 => [],
        _ => Missing(answers.Text(ReportField.Child) is not (ReportCodes.Yes or ReportCodes.No or ReportCodes.Unknown) && step.Number == 5, ReportField.Child, "Choose whether a child is involved"),
    }, .. TooLong(step, answers)];

    /// <summary>The first step with something to put right, or null where the report can be sent.</summary>
    public static ReportStep? FirstWrong(ReportAnswers answers) =>
        ReportStep.All.FirstOrDefault(step => !step.IsCheck && Of(step, answers).Count > 0);

    private static IEnumerable<ReportProblem> Who(ReportAnswers answers)
    {
        if (answers.DoneBy is null)
            yield return new(ReportField.DoneBy, "Choose who did it");
        if (answers.IsAboutStaff && answers.Text(ReportField.Threshold) is not (ReportCodes.Harm or ReportCodes.Low or ReportCodes.Unsure))
            yield return new(ReportField.Threshold, "Choose one. If you are not sure, say so");
    }

    private static IEnumerable<ReportProblem> Missing(bool isMissing, ReportField field, string whatToDo) =>
        isMissing ? [new(field, whatToDo)] : [];

    private static IEnumerable<ReportProblem> TooLong(ReportStep step, ReportAnswers answers) =>
        step.Fields.Where(field => ReportAnswers.IsFreeText(field) && answers.Text(field).Length > field.Longest)
            .Select(field => new ReportProblem(field, $"Shorten this to {field.Longest} characters; it is all kept"));
}

/// <summary>Where a report goes, as it is shown before it is sent.</summary>
public abstract record ReportReach
{
    private ReportReach() { }

    /// <param name="Recipients">Who gets it at once.</param>
    /// <param name="Later">Who gets it if nobody has it in hand in time, in that order.</param>
    public sealed record Found(IncidentPlan Plan, Concerned Concerned, IReadOnlyList<Recipient> Recipients, IReadOnlyList<Recipient> Later) : ReportReach
    {
        /// <summary>Whether anybody gets it at all.</summary>
        public bool ReachesSomebody => Recipients.Any(recipient => recipient.CanBeReached);
    }

    /// <summary>The directory does not answer: who somebody is, and whom it is about, can't be told, so nothing is sent.</summary>
    public sealed record CannotTell : ReportReach;
}

/// <summary>Finds out who would get a report at this moment.</summary>
public sealed class ReportReaches(RoleHolders roles)
{
    private static readonly string[] RolesOfTheirOwn = [RoleIds.Headteacher, RoleIds.Dsl, RoleIds.ChairOfGovernors];

    public async Task<ReportReach> FindAsync(SchoolPack school, Person reporter, ReportAnswers answers, CancellationToken cancellation)
    {
        var kept = new Dictionary<string, IReadOnlyList<Person>>();
        if (await roles.FindAsync(school.Staff, Freshness.Live, cancellation) is not GroupLookup.Found { Members: var staff }
            || !await LookUpAsync(school, RolesOfTheirOwn, kept, cancellation))
            return new ReportReach.CannotTell();

        var concerned = answers.Kind?.IsOwnMistake == true
            ? new Concerned([reporter.Id], [.. RolesOfTheirOwn.Where(role => kept[role].Any(person => person.IsSame(reporter.Id)))], [])
            : answers.IsAboutStaff
                ? Concerned.Find(school, answers.Ids(ReportField.PickedStaff), answers.Text(ReportField.TypedStaff), staff, kept)
                : new Concerned([], [], []);
        var plan = IncidentPlan.Of(school, answers, concerned);
        if (!await LookUpAsync(school, [.. plan.Roles, .. plan.Ladder], kept, cancellation))
            return new ReportReach.CannotTell();

        Recipient[] At(IEnumerable<string> ids) => [.. ids.Select(school.Role).OfType<RoleBinding>().Select(role => RecipientOf(role, kept[role.Id], reporter, answers, concerned))];
        var (first, later) = (At(plan.Roles), At(plan.Ladder));
        // Where nobody is left of those who should have it, whoever stands above them gets it at once.
        while (!first.Any(recipient => recipient.CanBeReached) && later.Length > 0)
        {
            plan = plan with { Roles = [.. plan.Roles, plan.Ladder[0]], Ladder = [.. plan.Ladder.Skip(1)] };
            (first, later) = (At(plan.Roles), At(plan.Ladder));
        }
        return new ReportReach.Found(plan, concerned, first, later);
    }

    private async Task<bool> LookUpAsync(SchoolPack school, IReadOnlyList<string> ids, Dictionary<string, IReadOnlyList<Person>> kept, CancellationToken cancellation)
    {
        var missing = ids.Where(id => !kept.ContainsKey(id)).Distinct().ToList();
        var found = await Task.WhenAll(missing.Select(id => roles.FindAsync(school, [id], Freshness.Live, cancellation)));
        foreach (var (id, lookup) in missing.Zip(found))
        {
            if (lookup is not GroupLookup.Found { Members: var members })
                return false;
            kept[id] = members;
        }
        return true;
    }

    private static Recipient RecipientOf(RoleBinding role, IReadOnlyList<Person> holders, Person reporter, ReportAnswers answers, Concerned concerned)
    {
        Person[] left = [.. holders.Where(person => !concerned.Has(person) && !answers.NotThese.Any(person.IsSame))];
        return new(role, [.. left.Where(person => !person.IsSame(reporter.Id))], holders.Count - left.Length);
    }
}
