namespace PolicyBot.Core.Asking;

/// <summary>A role that a policy speaks of.</summary>
/// <param name="RoleId">One of the role ids that the bot knows.</param>
/// <param name="AsWritten">The first words by which the policy names it.</param>
/// <param name="Clauses">How many clauses name it.</param>
public sealed record RoleMention(string RoleId, string AsWritten, int Clauses);

/// <summary>Two clauses on one matter of which one allows or demands what the other forbids or advises against; for a person to read.</summary>
public sealed record Contradiction(Clause Allows, Clause Forbids);

/// <summary>What was understood of a policy, for whoever brings it in.</summary>
/// <param name="Rules">How many clauses have each strength, strongest first.</param>
/// <param name="Matters">What the rules are about, most clauses first.</param>
/// <param name="Unplaced">Rules about nothing that the bot knows: questions on them get no answer, or the wrong one.</param>
/// <param name="Roles">Roles that the policy names, in the order in which packs have them.</param>
/// <param name="Contradictions">Pairs that may contradict each other; they are shown, never mended.</param>
public sealed record PolicySurvey(
    IReadOnlyList<(Modality Modality, int Clauses)> Rules,
    IReadOnlyList<(string Matter, int Clauses)> Matters,
    IReadOnlyList<Clause> Unplaced,
    IReadOnlyList<RoleMention> Roles,
    IReadOnlyList<Contradiction> Contradictions)
{
    private const float Placed = 0.02f;
    private const float SameThing = 0.6f;
    private const int MostContradictions = 12;

    /// <summary>Reads every clause once more; well under a second for forty pages.</summary>
    public static PolicySurvey Of(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var index = new PolicyIndex(document);
        var rules = index.Clauses.Where(c => c.Clause.Modality != Modality.Statement).Select(c => (Clause: c, Matter: MatterOf(c))).ToList();
        return new PolicySurvey(
            [.. rules.CountBy(r => r.Clause.Clause.Modality).OrderBy(m => m.Key).Select(m => (m.Key, m.Value))],
            [.. rules.Where(r => r.Matter is not null).CountBy(r => r.Matter!.Title).OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => (m.Key, m.Value))],
            [.. rules.Where(r => r.Matter is null).Select(r => r.Clause.Clause)],
            RoleNames.FindIn(document),
            [.. Contradicting(rules).Take(MostContradictions)]);
    }

    private static Matter? MatterOf(IndexedClause clause)
    {
        var matters = MatterIndex.Shared.Matters;
        var nearest = Enumerable.Range(0, matters.Count).Where(m => !matters[m].IsOutside).MaxBy(m => clause.Likenesses[m]);
        return MatterIndex.Shared.Calibrate(nearest, clause.Likenesses[nearest]) >= Placed ? matters[nearest] : null;
    }

    private static IEnumerable<Contradiction> Contradicting(IReadOnlyList<(IndexedClause Clause, Matter? Matter)> rules) =>
        from matter in rules.Where(r => r.Matter is not null).GroupBy(r => r.Matter)
        from allows in matter.Where(r => r.Clause.Clause.Modality is Modality.Permitted or Modality.PermittedWithConditions)
        from forbids in matter.Where(r => r.Clause.Clause.Modality is Modality.Prohibited or Modality.AdvisedAgainst)
        where allows.Clause.Actor == forbids.Clause.Actor && allows.Clause.Clause.Block != forbids.Clause.Clause.Block
        let likeness = allows.Clause.Vector.Dot(forbids.Clause.Vector)
        where likeness >= SameThing
        orderby likeness descending
        select new Contradiction(allows.Clause.Clause, forbids.Clause.Clause);
}
