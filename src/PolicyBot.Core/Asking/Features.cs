namespace PolicyBot.Core.Asking;

/// <summary>What speaks for a clause as the answer to a question; the ranker weighs these.</summary>
internal sealed class Features
{
    private const float K1 = 1.2f;
    private const float B = 0.6f;
    private const float Faint = 0.15f;
    private const float WiderShare = 0.4f;
    private const float WorthCounting = 0.02f;
    public static readonly string[] People = ["pupil", "expupil", "parent", "family", "staff", "governor", "press", "volunteer"];

    public static readonly string[] Names =
    [
        "words", "ideas", "ideasCovered", "wordsCovered", "cosine", "matters", "firstMatter", "agreement", "people", "peopleApart", "account", "accountApart",
        "actor", "actorApart", "person", "time", "age", "mayRestricts", "mayPermits", "mayRequires", "mayStates", "mustRequires", "mustRestricts", "mustStates",
        "lookupStates", "lookupRules", "preamble", "open", "line", "pairs", "long", "nearest", "nearestOfFirst", "officialUnasked", "tooOld",
        "belief", "beliefOfFirst", "beliefInContext", "contextOfFirst", "beliefNearest", "contextNearest", "focusIdeas", "focusWords", "focusBelief", "ownBelief", "counterpart",
        "aroundIdeas", "aroundWords", "previousIdeas", "previousWords", "headIdeas", "headWords", "preciseIdeas", "preciseWords", "letters", "blockBelief", "firstOfBlock", "rarest", "lettersFocus", "near", "nearBehind", "nearRank", "nearAround", "nearBefore", "nearHeading", "asked", "askedLead",
    ];

    /// <summary>Where the signs of nearness begin, which <see cref="PolicyPoints"/> notes.</summary>
    public static readonly int Near = Array.IndexOf(Names, "near");

    /// <summary>The places of signs by which more is decided than the order of clauses.</summary>
    public static readonly int IdeasCovered = Array.IndexOf(Names, "ideasCovered"), FirstMatter = Array.IndexOf(Names, "firstMatter"), Nearest = Array.IndexOf(Names, "nearest"),
        TooOld = Array.IndexOf(Names, "tooOld"), Belief = Array.IndexOf(Names, "belief"), BeliefInContext = Array.IndexOf(Names, "beliefInContext");

    private static readonly int Asked = Array.IndexOf(Names, "asked");
    private static readonly int Official = Lexicon.Shared.NumberOf("official"), Personal = Lexicon.Shared.NumberOf("personal");

    private readonly Question _question;
    private readonly PolicyIndex _index;
    private readonly (int Idea, float Weight)[] _ideas;
    private readonly (int Idea, float Weight)[] _wider;
    private readonly (int Idea, float Weight)[] _focusIdeas;
    private readonly (int Idea, float Weight)[] _focusWider;
    private readonly (string Stem, float Weight)[] _stems;
    private readonly float[] _bm25;
    private readonly float[] _stemsCovered;
    private readonly float[] _focusStemsCovered;
    private readonly float[] _lettersCovered;
    private readonly float[] _focusLettersCovered;
    private readonly (int Matter, float Belief)[] _focusMatters;
    private readonly int[] _telling;
    private readonly int[] _people;

    /// <summary>Works out once what the question brings to every clause of the policy.</summary>
    public Features(Question question, PolicyIndex index)
    {
        (_question, _index) = (question, index);
        (_ideas, _wider) = (Weighed(question.Reading.IdeaSet), Weighed(question.Reading.WiderSet));
        var sameFocus = question.Focus == question.Reading;
        (_focusIdeas, _focusWider) = sameFocus ? (_ideas, _wider) : (Weighed(question.Focus.IdeaSet), Weighed(question.Focus.WiderSet));
        _stems = [.. question.Stems.Select(s => (s, index.StemIdf.Of(s)))];
        _bm25 = Bm25(_stems, index);
        _stemsCovered = index.StemIdf.Covered(_stems);
        _focusStemsCovered = index.StemIdf.Covered([.. question.Focus.ContentStems.Select(s => (s, index.StemIdf.Of(s)))]);
        _lettersCovered = index.LettersIdf.Covered(LettersOf(question.Reading));
        _focusLettersCovered = sameFocus ? _lettersCovered : index.LettersIdf.Covered(LettersOf(question.Focus));
        _focusMatters = [.. question.FocusBeliefs.Select((b, m) => (m, b)).Where(p => p.b > WorthCounting)];
        _telling = [.. question.TellingIdeas.Select(Lexicon.Shared.NumberOf)];
        _people = [.. People.Where(p => p != "staff" && question.Reading.IdeaSet.Contains(p)).Select(Lexicon.Shared.NumberOf)];
    }

    public float[] Of(IndexedClause clause)
    {
        var f = new float[Names.Length];
        var at = clause.Clause.Index;
        f[0] = _bm25[at];
        (f[1], f[2]) = (Overlap(_ideas, _wider, clause, squared: true), Overlap(_ideas, _wider, clause, squared: false));
        f[3] = _stemsCovered[at];
        f[4] = _question.Vector.Dot(clause.Vector);
        f[5] = Matters(clause);
        f[6] = clause.Likenesses[_question.First];
        f[7] = Agreement(clause);
        (f[8], f[9]) = PeopleOf(clause);
        (f[10], f[11]) = AccountOf(clause);
        f[12] = Is(_question.Actor.Length > 0 && _question.Actor == clause.Actor);
        f[13] = Is(_question.Actor.Length > 0 && clause.Actor.Length > 0 && _question.Actor != clause.Actor);
        f[14] = Is(_question.Form == QuestionForm.Who && clause.NamesPerson);
        f[15] = Is(_question.Form == QuestionForm.When && clause.NamesTime);
        f[16] = Is(_question.Form == QuestionForm.Age && clause.NamesAge);
        Strength(_question.Form, clause.Clause.Modality, f);
        f[26] = Is(clause.IsPreamble);
        f[27] = Is(clause.IsOpen);
        f[28] = Is(clause.Clause.Kind == ClauseKind.Line);
        f[29] = Pairs(clause);
        f[30] = Math.Min(2, clause.Length / _index.MeanLength);
        (f[31], f[32]) = NearestOf(clause);
        f[33] = Is(!_question.Reading.Has(Official) && clause.ShareOf(Official) > 0.5f);
        f[34] = Is(AgeLimits.Excludes(_question.Reading, clause.Own));
        Believed(clause, f);
        f[41] = Overlap(_focusIdeas, _focusWider, clause, squared: false);
        f[42] = _focusStemsCovered[at];
        f[45] = Is(Counterparts.Differ(_question, clause));
        Surroundings(clause, f.AsSpan(46));
        Note(_question.Recalled, at, f);
        return f;
    }

    /// <summary>Notes how near what was asked before of the clause comes, and how far it is behind the nearest.</summary>
    public static void Note(Recall recalled, int clause, float[] f)
    {
        (f[Asked], f[Asked + 1]) = recalled == Recall.Nothing ? (0, 0) : (recalled.OfClauses[clause], recalled.OfClauses[clause] - recalled.Answered);
    }

    private (int Idea, float Weight)[] Weighed(IEnumerable<string> ideas) => [.. ideas.Select(i => (Lexicon.Shared.NumberOf(i), _index.WeightOf(i)))];

    // Groups of letters carry a word over to others of its family ("dorm", "dormitories").
    private (string Group, float Weight)[] LettersOf(Reading reading) =>
    [
        .. from word in reading.Tokens
           where !StopWords.Contains(word)
           let groups = LetterGroups.Of(word)
           from g in groups
           select (g, _index.LettersIdf.Of(g) / groups.Count),
    ];

    private void Believed(IndexedClause clause, float[] f)
    {
        foreach (var (matter, belief) in _question.Matters)
        {
            f[35] += belief * MathF.Sqrt(clause.Beliefs[matter]);
            f[37] += belief * MathF.Sqrt(clause.BeliefsInContext[matter]);
            f[39] += belief * Share(clause.Beliefs[matter], _index.HighestBelief[matter]);
            f[40] += belief * Share(clause.BeliefsInContext[matter], _index.HighestInContext[matter]);
            f[44] += belief * MathF.Sqrt(clause.OwnBeliefs[matter]);
            f[55] += belief * MathF.Sqrt(clause.BeliefsOfBlock[matter]);
        }

        foreach (var (matter, belief) in _focusMatters) f[43] += belief * MathF.Sqrt(clause.Beliefs[matter]);
        f[36] = MathF.Sqrt(clause.Beliefs[_question.First]);
        f[38] = MathF.Sqrt(clause.BeliefsInContext[_question.First]);
    }

    // What its paragraph, the sentence before it and its headings bring, and how much of the clause itself was asked about.
    private void Surroundings(IndexedClause clause, Span<float> f)
    {
        float all = 0, around = 0, before = 0, above = 0;
        foreach (var (idea, weight) in _ideas)
        {
            all += weight;
            if (clause.ShareOf(idea) > 0.5f || clause.Around.Has(idea)) around += weight;
            if (clause.Previous.Has(idea)) before += weight;
            if (clause.Heading.Has(idea)) above += weight;
        }

        if (all > 0) (f[0], f[2], f[4]) = (around / all, before / all, above / all);
        all = around = before = above = 0;
        var own = 0d;
        foreach (var (stem, weight) in _stems)
        {
            all += weight;
            if (_index.StemIdf.HoldersOf(stem).Length == 0) continue;
            if (clause.Stems.ContainsKey(stem) || clause.Around.StemSet.Contains(stem)) around += weight;
            if (clause.Previous.StemSet.Contains(stem)) before += weight;
            if (clause.Heading.StemSet.Contains(stem)) above += weight;
            if (!clause.Own.StemSet.Contains(stem)) continue;
            f[11] = Math.Max(f[11], weight / 5);
            own += weight;
        }

        if (all > 0) (f[1], f[3], f[5]) = (around / all, before / all, above / all);
        var (ownIdeas, ownStems) = _index.OwnWeights[clause.Clause.Index];
        if (ownIdeas > 0) f[6] = AskedOf(_index.OwnIdeas[clause.Clause.Index]) / ownIdeas;
        if (ownStems > 0) f[7] = (float)own / ownStems;
        f[8] = _lettersCovered[clause.Clause.Index];
        f[10] = Is(clause.IsFirstOfBlock);
        f[12] = _focusLettersCovered[clause.Clause.Index];
    }

    private float AskedOf((int Number, float Weight)[] ideas)
    {
        var sum = 0d;
        foreach (var (number, weight) in ideas)
            if (_question.Reading.Has(number)) sum += weight;
        return (float)sum;
    }

    private static float Is(bool holds) => holds ? 1 : 0;

    private static float Share(float belief, float highest) => highest < 0.05f ? 0 : belief / highest;

    // Whether this is the clause of the policy that comes nearest to the question's matters.
    private (float All, float First) NearestOf(IndexedClause clause)
    {
        float sum = 0, first = 0;
        foreach (var (matter, belief) in _question.Matters)
        {
            if (_index.HighestLikeness[matter] < Faint / 3) continue;
            var share = clause.Likenesses[matter] / _index.HighestLikeness[matter];
            share *= share * share;
            sum += belief * share;
            if (matter == _question.First) first = share;
        }

        return (sum, first);
    }

    private static float[] Bm25((string Stem, float Weight)[] stems, PolicyIndex index)
    {
        var scores = new float[index.Clauses.Count];
        foreach (var (stem, weight) in stems)
            foreach (var at in index.StemIdf.HoldersOf(stem))
            {
                var (clause, tf) = (index.Clauses[at], index.Clauses[at].Stems[stem]);
                scores[at] += weight * tf * (K1 + 1) / (tf + (K1 * (1 - B + (B * clause.Length / index.MeanLength))));
            }

        for (var at = 0; at < scores.Length; at++) scores[at] /= 10;
        return scores;
    }

    private static float Overlap((int Idea, float Weight)[] ideas, (int Idea, float Weight)[] wider, IndexedClause clause, bool squared)
    {
        float found = 0, all = 0;
        foreach (var (idea, weight) in ideas) Weigh(idea, weight);
        foreach (var (idea, weight) in wider) Weigh(idea, weight * WiderShare);
        return all == 0 ? 0 : found / all;

        void Weigh(int idea, float weight)
        {
            if (squared) weight *= weight / 4;
            all += weight;
            found += weight * clause.ShareOf(idea);
        }
    }

    private float Matters(IndexedClause clause)
    {
        var sum = 0f;
        foreach (var (matter, belief) in _question.Matters) sum += belief * clause.Likenesses[matter];
        return sum;
    }

    // Both put the same matter first, or among their first.
    private float Agreement(IndexedClause clause)
    {
        var best = 0f;
        if (clause.HighestLikeness <= Faint) return best;
        foreach (var (matter, belief) in _question.Matters)
        {
            var share = clause.Likenesses[matter] / clause.HighestLikeness;
            if (belief > 0.05f) best = Math.Max(best, belief * share * share * share);
        }

        return best;
    }

    private (float Same, float Apart) PeopleOf(IndexedClause clause)
    {
        if (_people.Length == 0) return (0, 0);
        var same = 0;
        foreach (var person in _people)
            if (clause.ShareOf(person) > 0.5f) same++;
        return (same / (float)_people.Length, Is(same == 0 && clause.NamesOutsiders));
    }

    private (float Same, float Apart) AccountOf(IndexedClause clause)
    {
        bool asksPersonal = _question.Reading.IdeaSet.Contains("personal"), asksOfficial = _question.Reading.IdeaSet.Contains("official");
        if (asksPersonal == asksOfficial) return (0, 0);
        bool personal = clause.ShareOf(Personal) > 0, official = clause.ShareOf(Official) > 0;
        var (same, other) = asksPersonal ? (personal, official) : (official, personal);
        return (Is(same), Is(other && !same));
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

    private float Pairs(IndexedClause clause)
    {
        if (_telling.Length < 2) return 0;
        var found = 0;
        foreach (var idea in _telling)
            if (clause.ShareOf(idea) >= 0.5f) found++;
        return found * (found - 1) / (float)(_telling.Length * (_telling.Length - 1));
    }
}
