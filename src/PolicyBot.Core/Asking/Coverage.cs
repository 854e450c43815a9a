namespace PolicyBot.Core.Asking;

/// <summary>Does the policy speak to the question at all? A few signs, weighed with learned weights (Data/coverage.txt).</summary>
internal sealed class Coverage(LearnedSum sum)
{
    private const float Untelling = 0.5f;
    private const float PlainLikeness = 0.45f;
    private const int Several = 6;
    private const float Faint = 0.01f;

    public static readonly string[] Names =
    [
        "bias", "score", "firstLikeness", "bestLikeness", "reach", "ideasCovered", "missingIdea", "missingInPolicy", "wordsCovered", "belief", "questionLikeness", "outside", "lead",
        "matterAway", "definingCovered", "definingInPolicy", "calibrated", "confidentMiss", "anyTop", "sureTop",
        "beliefOfTop", "contextOfTop", "beliefOfThree", "beliefInPolicy", "contextInPolicy", "expectedInPolicy", "focusOfTop",
        "nearOfTop", "nearest", "nearestLead", "nearOfThree", "headingOfTop", "lettersOfTop", "rarestOfTop", "aroundOfTop", "preciseOfTop", "askedOfTop", "askedNearest", "askedSilent", "askedSilentLead", "remembers", "chanceOfSilence", "surelySilent", "spokenTo",
    ];

    // A sign like any other besides, so that the bar can be set with what it lets pass.
    private static readonly int SpokenTo = Array.IndexOf(Names, "spokenTo");

    public static float[] Of(Question question, IReadOnlyList<(IndexedClause Clause, float Score, float[] Features)> ranked, PolicyIndex index)
    {
        if (ranked.Count == 0) return [1, .. new float[Names.Length - 1]];
        var (top, score, features) = ranked[0];
        // Once the policy has changed nothing tells what it is silent on.
        var (first, recalled) = (question.First, question.Recalled.OfSamePolicy ? question.Recalled : Recall.Nothing);
        var likeness = top.Likenesses[first];
        var defining = MatterIndex.Shared.Defining(first).Where(d => question.Reading.Has(d.Idea)).ToList();
        var likely = Likely(question);
        var likenessOfLikely = ranked.Take(2).Max(r => likely.Max(m => r.Clause.Likenesses[m]));
        var near = ranked.Select(r => r.Features[Features.Near]).OrderDescending().Take(Several).ToList();
        return
        [
            1, score / 10, likeness, index.HighestLikeness[first], question.Beliefs.Zip(index.HighestLikeness, (b, h) => b * h).Sum(),
            Covered(question.Reading, idea => ranked.Take(2).Max(r => r.Clause.Ideas.GetValueOrDefault(idea))),
            MostTelling(question.Reading, idea => ranked.Take(3).Max(r => r.Clause.Ideas.GetValueOrDefault(idea)) < 0.5f),
            MostTelling(question.Reading, idea => !index.Clauses.Any(c => c.Ideas.GetValueOrDefault(idea) >= 0.5f)),
            Sign(features, "wordsCovered"), question.Beliefs[first], question.Likenesses[first], Outside(question), ranked.Count > 1 ? Math.Min(1, score - ranked[1].Score) : 1,
            top.Likenesses.Max() - likeness, ranked.Take(2).Max(r => Share(defining, r.Clause)), index.Clauses.Max(c => Share(defining, c)), MatterIndex.Shared.Calibrate(first, index.HighestLikeness[first]),
            // Where the question's matter is plain, the policy must have a clause that plainly is about it.
            question.Beliefs[first] * question.Likenesses[first] * Math.Max(0, PlainLikeness - likeness) * 4,
            likenessOfLikely, Math.Min(likenessOfLikely, PlainLikeness) * score / 10,
            Sign(features, "belief"), Sign(features, "beliefInContext"), ranked.Take(3).Max(r => Sign(r.Features, "belief")), MathF.Sqrt(index.HighestBelief[first]), MathF.Sqrt(index.HighestInContext[first]),
            question.Beliefs.Zip(index.HighestBelief, (b, h) => b * MathF.Sqrt(h)).Sum(), Sign(features, "focusBelief"),
            features[Features.Near], near[0], near[0] - near[^1], ranked.Take(3).Average(r => r.Features[Features.Near]), Sign(features, "nearHeading"),
            Sign(features, "letters"), Sign(features, "rarest"), Sign(features, "aroundWords"), Sign(features, "preciseWords"),
            recalled == Recall.Nothing ? 0 : Sign(features, "asked"), recalled.Answered, recalled.Silent, recalled.Silent - recalled.Answered, recalled == Recall.Nothing ? 0 : 1, recalled.ChanceOfSilence, LogOdds(recalled), recalled.IsSpokenTo ? 1 : 0,
        ];
    }

    private static float LogOdds(Recall recalled) => recalled.OfSamePolicy ? MathF.Log((recalled.ChanceOfSilence + Faint) / (1 - recalled.ChanceOfSilence + Faint)) : 0;

    private static float Sign(float[] features, string name) => features[Array.IndexOf(Features.Names, name)];

    // What makes the matter this matter: a clause on connecting with parents speaks of connecting and of parents.
    private static float Share(List<(string Idea, float Weight)> defining, IndexedClause clause) =>
        defining.Count == 0 ? 0.5f : defining.Sum(d => d.Weight * clause.Ideas.GetValueOrDefault(d.Idea)) / defining.Sum(d => d.Weight);

    /// <summary>How surely the policy speaks to it; below zero it rather does not.</summary>
    public float Score(float[] signs) => sum.Of(signs);

    /// <summary>Whether the policy speaks to it, whatever else the signs say: it answers what comes nearest of all that was asked of it.</summary>
    public static bool IsSpokenTo(float[] signs) => signs[SpokenTo] > 0;

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
