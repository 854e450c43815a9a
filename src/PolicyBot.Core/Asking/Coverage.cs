namespace PolicyBot.Core.Asking;

/// <summary>Does the policy speak to the question at all? A few signs, weighed with learned weights (Data/coverage.txt).</summary>
internal sealed class Coverage(LearnedSum sum)
{
    private const float Untelling = 0.5f;
    private const float PlainLikeness = 0.45f;
    private const int Several = 6;

    public static readonly string[] Names =
    [
        "bias", "score", "firstLikeness", "bestLikeness", "reach", "ideasCovered", "missingIdea", "missingInPolicy", "wordsCovered", "belief", "questionLikeness", "outside", "lead",
        "matterAway", "definingCovered", "definingInPolicy", "calibrated", "confidentMiss", "anyTop", "sureTop",
        "beliefOfTop", "contextOfTop", "beliefOfThree", "beliefInPolicy", "contextInPolicy", "expectedInPolicy", "focusOfTop",
        "nearOfTop", "nearest", "nearestLead", "nearOfThree", "headingOfTop", "lettersOfTop", "rarestOfTop", "aroundOfTop", "preciseOfTop", "askedOfTop", "askedNearest", "askedSilent", "askedSilentLead",
    ];

    public static Coverage Shared { get; } = new(LearnedSum.Load("coverage", Names));

    public static float[] Of(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, PolicyIndex index)
    {
        var f = new float[Names.Length];
        f[0] = 1;
        if (ranked.Count == 0) return f;
        var (top, score, features) = ranked[0];
        var first = question.First;
        f[1] = score / 10;
        f[2] = top.Likenesses[first];
        f[3] = index.HighestLikeness[first];
        f[4] = question.Beliefs.Zip(index.HighestLikeness, (b, h) => b * h).Sum();
        f[5] = Covered(question.Reading, idea => ranked.Take(2).Max(r => r.Clause.Ideas.GetValueOrDefault(idea)));
        f[6] = MostTelling(question.Reading, idea => ranked.Take(3).Max(r => r.Clause.Ideas.GetValueOrDefault(idea)) < 0.5f);
        f[7] = MostTelling(question.Reading, idea => !index.Clauses.Any(c => c.Ideas.GetValueOrDefault(idea) >= 0.5f));
        f[8] = Sign(features, "wordsCovered");
        f[9] = question.Beliefs[first];
        f[10] = question.Likenesses[first];
        f[11] = Outside(question);
        f[12] = ranked.Count > 1 ? Math.Min(1, score - ranked[1].Score) : 1;
        f[13] = top.Likenesses.Max() - top.Likenesses[first];
        var defining = MatterIndex.Shared.Defining(first).Where(d => question.Reading.Has(d.Idea)).ToList();
        f[14] = ranked.Take(2).Max(r => Share(defining, r.Clause));
        f[15] = index.Clauses.Max(c => Share(defining, c));
        f[16] = MatterIndex.Shared.Calibrate(first, index.HighestLikeness[first]);
        // Where the question's matter is plain, the policy must have a clause that plainly is about it.
        f[17] = f[9] * f[10] * Math.Max(0, PlainLikeness - f[2]) * 4;
        f[18] = ranked.Take(2).Max(r => Likely(question).Max(m => r.Clause.Likenesses[m]));
        f[19] = Math.Min(f[18], PlainLikeness) * score / 10;
        f[20] = Sign(features, "belief");
        f[21] = Sign(features, "beliefInContext");
        f[22] = ranked.Take(3).Max(r => Sign(r.Features, "belief"));
        f[23] = MathF.Sqrt(index.HighestBelief[first]);
        f[24] = MathF.Sqrt(index.HighestInContext[first]);
        f[25] = question.Beliefs.Zip(index.HighestBelief, (b, h) => b * MathF.Sqrt(h)).Sum();
        f[26] = Sign(features, "focusBelief");
        var near = ranked.Select(r => r.Features[Features.Near]).OrderDescending().Take(Several).ToList();
        f[27] = features[Features.Near];
        f[28] = near[0];
        f[29] = near[0] - near[^1];
        f[30] = ranked.Take(3).Average(r => r.Features[Features.Near]);
        f[31] = features[Features.Near + 5];
        f[32] = Sign(features, "letters");
        f[33] = Sign(features, "rarest");
        f[34] = Sign(features, "aroundWords");
        f[35] = Sign(features, "preciseWords");
        f[36] = Sign(features, "asked");
        (f[37], f[38], f[39]) = (question.Recalled.Answered, question.Recalled.Silent, question.Recalled.Silent - question.Recalled.Answered);
        return f;
    }

    private static float Sign(float[] features, string name) => features[Array.IndexOf(Features.Names, name)];

    // What makes the matter this matter: a clause on connecting with parents speaks of connecting and of parents.
    private static float Share(List<(string Idea, float Weight)> defining, IndexedClause clause) =>
        defining.Count == 0 ? 0.5f : defining.Sum(d => d.Weight * clause.Ideas.GetValueOrDefault(d.Idea)) / defining.Sum(d => d.Weight);

    /// <summary>Above zero: the policy speaks to it.</summary>
    public float Score(float[] signs) => sum.Of(signs);

    /// <summary>How much of the belief lies in matters that no such policy speaks of.</summary>
    public static float Outside(Question question)
    {
        var matters = MatterIndex.Shared.Matters;
        var sum = 0f;
        for (var m = 0; m < matters.Count; m++)
            if (matters[m].IsOutside)
                sum += question.Beliefs[m];
        return sum;
    }

    private static List<int> Likely(Question question)
    {
        var highest = question.Beliefs.Max();
        return [.. Enumerable.Range(0, question.Beliefs.Length).Where(m => question.Beliefs[m] >= 0.1f || question.Beliefs[m] == highest)];
    }

    private static float Weight(string idea) => MatterIndex.Shared.IdeaIdf.Of(idea) * Generic.Weight(idea) / 5;

    private static float Covered(Reading question, Func<string, float> share)
    {
        var all = question.IdeaSet.Sum(Weight);
        return all == 0 ? 0 : question.IdeaSet.Sum(i => Weight(i) * share(i)) / all;
    }

    private static float MostTelling(Reading question, Func<string, bool> missing) =>
        question.IdeaSet.Where(missing).Select(Weight).Where(w => w > Untelling).DefaultIfEmpty(0).Max();
}
