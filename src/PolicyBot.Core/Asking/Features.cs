namespace PolicyBot.Core.Asking;

/// <summary>What speaks for a clause as the answer to a question; the ranker weighs these.</summary>
internal static class Features
{
    private const float K1 = 1.2f;
    private const float B = 0.6f;
    private const float Faint = 0.15f;
    private const float WiderShare = 0.4f;
    private static readonly string[] People = ["pupil", "expupil", "parent", "family", "staff", "governor", "press", "volunteer"];

    public static readonly string[] Names =
    [
        "words", "ideas", "ideasCovered", "wordsCovered", "cosine", "matters", "firstMatter", "agreement", "people", "peopleApart", "account", "accountApart",
        "actor", "actorApart", "person", "time", "age", "mayRestricts", "mayPermits", "mayRequires", "mayStates", "mustRequires", "mustRestricts", "mustStates",
        "lookupStates", "lookupRules", "preamble", "open", "line", "pairs", "long", "nearest", "nearestOfFirst", "officialUnasked", "tooOld",
        "belief", "beliefOfFirst", "beliefInContext", "contextOfFirst", "beliefNearest", "contextNearest", "focusIdeas", "focusWords", "focusBelief", "ownBelief", "counterpart",
    ];

    public static float[] Of(Question question, IndexedClause clause, PolicyIndex index)
    {
        var f = new float[Names.Length];
        var stems = question.Stems;
        f[0] = Bm25(stems, clause, index);
        f[1] = Overlap(question.Reading, clause, index, squared: true);
        f[2] = Overlap(question.Reading, clause, index, squared: false);
        f[3] = WordsCovered(stems, clause, index);
        f[4] = question.Vector.Dot(clause.Vector);
        f[5] = Matters(question, clause);
        f[6] = clause.Likenesses[question.First];
        f[7] = Agreement(question, clause);
        (f[8], f[9]) = PeopleOf(question.Reading, clause);
        (f[10], f[11]) = AccountOf(question.Reading, clause);
        f[12] = question.Actor.Length > 0 && question.Actor == clause.Actor ? 1 : 0;
        f[13] = question.Actor.Length > 0 && clause.Actor.Length > 0 && question.Actor != clause.Actor ? 1 : 0;
        f[14] = question.Form == QuestionForm.Who && clause.NamesPerson ? 1 : 0;
        f[15] = question.Form == QuestionForm.When && clause.NamesTime ? 1 : 0;
        f[16] = question.Form == QuestionForm.Age && clause.NamesAge ? 1 : 0;
        Strength(question.Form, clause.Clause.Modality, f);
        f[26] = clause.IsPreamble ? 1 : 0;
        f[27] = clause.IsOpen ? 1 : 0;
        f[28] = clause.Clause.Kind == ClauseKind.Line ? 1 : 0;
        f[29] = Pairs(question, clause);
        f[30] = Math.Min(2, clause.Length / index.MeanLength);
        (f[31], f[32]) = Nearest(question, clause, index);
        f[33] = !question.Reading.Has("official") && clause.Ideas.GetValueOrDefault("official") > 0.5f ? 1 : 0;
        f[34] = AgeLimits.Excludes(question.Reading, clause.Own) ? 1 : 0;
        foreach (var (matter, belief) in question.Matters)
        {
            f[35] += belief * MathF.Sqrt(clause.Beliefs[matter]);
            f[37] += belief * MathF.Sqrt(clause.BeliefsInContext[matter]);
            f[39] += belief * Share(clause.Beliefs[matter], index.HighestBelief[matter]);
            f[40] += belief * Share(clause.BeliefsInContext[matter], index.HighestInContext[matter]);
        }

        f[41] = Overlap(question.Focus, clause, index, squared: false);
        f[42] = WordsCovered(question.Focus.ContentStems, clause, index);
        for (var m = 0; m < question.FocusBeliefs.Length; m++)
            if (question.FocusBeliefs[m] > 0.02f)
                f[43] += question.FocusBeliefs[m] * MathF.Sqrt(clause.Beliefs[m]);
        foreach (var (matter, belief) in question.Matters) f[44] += belief * MathF.Sqrt(clause.OwnBeliefs[matter]);
        f[45] = Counterparts.Differ(question, clause) ? 1 : 0;
        f[36] = MathF.Sqrt(clause.Beliefs[question.First]);
        f[38] = MathF.Sqrt(clause.BeliefsInContext[question.First]);
        return f;
    }

    private static float WordsCovered(IReadOnlyList<string> stems, IndexedClause clause, PolicyIndex index) =>
        stems.Count == 0 ? 0 : stems.Where(clause.Stems.ContainsKey).Sum(index.StemIdf.Of) / stems.Sum(index.StemIdf.Of);

    private static float Share(float belief, float highest) => highest < 0.05f ? 0 : belief / highest;

    // Whether this is the clause of the policy that comes nearest to the question's matters.
    private static (float All, float First) Nearest(Question question, IndexedClause clause, PolicyIndex index)
    {
        float sum = 0, first = 0;
        foreach (var (matter, belief) in question.Matters)
        {
            if (index.HighestLikeness[matter] < Faint / 3) continue;
            var share = clause.Likenesses[matter] / index.HighestLikeness[matter];
            share *= share * share;
            sum += belief * share;
            if (matter == question.First) first = share;
        }

        return (sum, first);
    }

    private static float Bm25(IReadOnlyList<string> stems, IndexedClause clause, PolicyIndex index)
    {
        var score = 0f;
        foreach (var stem in stems)
            if (clause.Stems.TryGetValue(stem, out var tf))
                score += index.StemIdf.Of(stem) * tf * (K1 + 1) / (tf + (K1 * (1 - B + (B * clause.Length / index.MeanLength))));
        return score / 10;
    }

    private static float Overlap(Reading question, IndexedClause clause, PolicyIndex index, bool squared)
    {
        float found = 0, all = 0;
        foreach (var idea in question.IdeaSet) Weigh(idea, 1);
        foreach (var idea in question.WiderSet) Weigh(idea, WiderShare);
        return all == 0 ? 0 : found / all;

        void Weigh(string idea, float share)
        {
            var weight = index.IdeaIdf.Of(idea) * share * Generic.Weight(idea);
            if (squared) weight *= weight / 4;
            all += weight;
            found += weight * clause.Ideas.GetValueOrDefault(idea);
        }
    }

    private static float Matters(Question question, IndexedClause clause)
    {
        var sum = 0f;
        foreach (var (matter, belief) in question.Matters) sum += belief * clause.Likenesses[matter];
        return sum;
    }

    // Both put the same matter first, or among their first.
    private static float Agreement(Question question, IndexedClause clause)
    {
        var best = 0f;
        if (clause.HighestLikeness <= Faint) return best;
        foreach (var (matter, belief) in question.Matters)
        {
            var share = clause.Likenesses[matter] / clause.HighestLikeness;
            if (belief > 0.05f) best = Math.Max(best, belief * share * share * share);
        }

        return best;
    }

    private static (float Same, float Apart) PeopleOf(Reading question, IndexedClause clause)
    {
        var asked = People.Where(p => p != "staff" && question.IdeaSet.Contains(p)).ToList();
        if (asked.Count == 0) return (0, 0);
        var same = asked.Count(p => clause.Ideas.GetValueOrDefault(p) > 0.5f) / (float)asked.Count;
        var others = People.Any(p => p is not ("staff" or "volunteer" or "governor") && clause.Own.IdeaSet.Contains(p));
        return (same, same == 0 && others ? 1 : 0);
    }

    private static (float Same, float Apart) AccountOf(Reading question, IndexedClause clause)
    {
        bool asksPersonal = question.IdeaSet.Contains("personal"), asksOfficial = question.IdeaSet.Contains("official");
        bool personal = clause.Ideas.ContainsKey("personal"), official = clause.Ideas.ContainsKey("official");
        if (asksPersonal == asksOfficial) return (0, 0);
        var same = asksPersonal ? personal : official;
        var other = asksPersonal ? official : personal;
        return (same ? 1 : 0, other && !same ? 1 : 0);
    }

    private static void Strength(QuestionForm form, Modality modality, float[] f)
    {
        var restricts = modality is Modality.Prohibited or Modality.AdvisedAgainst or Modality.NeedsApproval;
        var permits = modality is Modality.Permitted or Modality.PermittedWithConditions;
        var requires = modality is Modality.Required or Modality.Recommended;
        if (form == QuestionForm.May) f[restricts ? 17 : permits ? 18 : requires ? 19 : 20] = 1;
        else if (form == QuestionForm.Must) f[requires || modality == Modality.NeedsApproval ? 21 : restricts || permits ? 22 : 23] = 1;
        else f[modality == Modality.Statement ? 24 : 25] = 1;
    }

    private static float Pairs(Question question, IndexedClause clause)
    {
        var ideas = question.TellingIdeas;
        if (ideas.Count < 2) return 0;
        var found = ideas.Count(i => clause.Ideas.GetValueOrDefault(i) >= 0.5f);
        return found * (found - 1) / (float)(ideas.Count * (ideas.Count - 1));
    }
}
