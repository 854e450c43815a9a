using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>Who holds the approvers' roles of a case at one moment, by the directory. Who may not decide this case is still among them.</summary>
/// <param name="Approvers">The holders of the approvers' roles.</param>
public sealed record ApproverPanel(IReadOnlyList<Person> Approvers)
{
    /// <summary>The holders of the deputies' or else the fallback approvers' roles, where the case may need them. Each of them decides alone.</summary>
    public IReadOnlyList<Person> StandIns { get; init; } = [];

    /// <summary>The approvers who may decide the case: those who are counted where it takes several.</summary>
    public IReadOnlyList<Person> EligibleFor(ApprovalCase request) => [.. Approvers.Where(person => !request.Bars(person))];

    /// <summary>Whether this person is one of those who are asked, whether or not they may decide this case.</summary>
    public bool Holds(ApprovalCase request, Person person) => Contains(Approvers, person) || (request.StandInsAsked && Contains(StandIns, person));

    /// <summary>Whether this person may decide the case.</summary>
    public bool Admits(ApprovalCase request, Person person) => !request.Bars(person) && Holds(request, person);

    /// <summary>Whether this person's word alone settles it, however many approvers it takes.</summary>
    public bool DecidesAlone(ApprovalCase request, Person person) => request.StandInsAsked && Contains(StandIns, person);

    /// <summary>Whether there is anybody who may decide the case.</summary>
    public bool AdmitsAnybody(ApprovalCase request) => Approvers.Concat(StandIns).Any(person => Admits(request, person));

    private static bool Contains(IReadOnlyList<Person> people, Person person) => people.Any(other => other.IsSame(person.Id));
}
