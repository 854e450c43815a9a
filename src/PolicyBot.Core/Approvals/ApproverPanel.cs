using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Who holds the approvers' roles of a case at one moment, by the directory. Who may not decide this case is still among them.</summary>
public sealed record ApproverPanel(IReadOnlyList<Person> Approvers)
{
    /// <summary>Everyone who may decide the case.</summary>
    public IReadOnlyList<Person> EligibleFor(ApprovalCase request) => [.. Approvers.Where(person => !request.Bars(person))];

    /// <summary>Whether this person may decide the case.</summary>
    public bool Admits(ApprovalCase request, Person person) => !request.Bars(person) && Approvers.Any(approver => approver.IsSame(person.Id));
}
