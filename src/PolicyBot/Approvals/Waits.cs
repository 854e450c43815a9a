using PolicyBot.Bot;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Approvals;

/// <summary>Whom a request waits for and since when, as the person who made it reads it.</summary>
internal static class Waits
{
    private const int MostNames = 8;

    /// <summary>Null where nothing is waited for.</summary>
    /// <param name="panel">Who may decide it; null where the directory does not say.</param>
    /// <param name="account">What the register has of it, once it is approved.</param>
    public static string? Of(SchoolPack school, ApprovalCase request, ApproverPanel? panel, IReadOnlyList<GateCheck> gates, RegisterEntry? account) => request.Status switch
    {
        CaseStatus.Pending when panel is null =>
            "Nobody can decide it just now: we can't check who the approvers are. It stays open until we can.",
        CaseStatus.Pending when !panel.AdmitsAnybody(request) =>
            "Nobody can decide it at the moment: there is nobody in the approvers' group who may. Speak to your leadership team.",
        CaseStatus.Pending when gates.Any(gate => !gate.IsPassed) =>
            $"Waits since {UkTime.Text(request.SubmittedAt)} for the people who will run it: {GateCards.Missing(gates)}. They are reminded.",
        CaseStatus.Pending => $"Waits since {UkTime.Text(request.SubmittedAt)} for {Deciders(request, panel)}.{Passed(request)}",
        CaseStatus.NeedsChanges => $"Waits since {UkTime.Text(request.Decision!.At)} for you to change it.",
        CaseStatus.Approved when account?.Status == AccountStatus.SettingUp =>
            $"Waits since {UkTime.Text(request.Decision!.At)} for {RegisterRules.Holders(school, RegisterRights.SetUp)} to set the account up.",
        CaseStatus.Approved when account?.Status == AccountStatus.Active => "The account is in use.",
        _ => null,
    };

    // Where it takes several, those who have answered are not waited for.
    private static string Deciders(ApprovalCase request, ApproverPanel panel)
    {
        var people = panel.Approvers.Concat(panel.StandIns).DistinctBy(person => person.Id)
            .Where(person => panel.Admits(request, person) && !request.Votes.Any(vote => person.IsSame(vote.By.Id))).ToList();
        return people.Count == 0
            ? "one of the approvers to confirm the approval"
            : Names(people, request.Rule == DecisionRule.All && !request.StandInsAsked ? "and" : "or");
    }

    private static string Passed(ApprovalCase request) =>
        request.Passes is [.., var pass] ? $" {pass.From.Name} passed it to {pass.To.Name}, {UkTime.Text(pass.At)}." : "";

    private static string Names(List<Person> people, string last) => people.Count switch
    {
        1 => people[0].Name,
        > MostNames => $"{string.Join(", ", people.Take(MostNames).Select(person => person.Name))} {last} {people.Count - MostNames} more",
        _ => $"{string.Join(", ", people.SkipLast(1).Select(person => person.Name))} {last} {people[^1].Name}",
    };
}
