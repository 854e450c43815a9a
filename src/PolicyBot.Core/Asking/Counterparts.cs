namespace PolicyBot.Core.Asking;

/// <summary>A rule on being in touch with pupils does not answer a question on being in touch with parents, nor the reverse.</summary>
internal static class Counterparts
{
    private static readonly string[] Touching = ["connect", "contact", "messaging", "unsolicited"];

    public static bool Differ(Question question, IndexedClause clause)
    {
        var asked = question.Reading.IdeaSet;
        if (!Touching.Any(asked.Contains)) return false;
        bool parents = asked.Contains("parent"), pupils = question.Reading.Has("pupil");
        bool onParents = Speaks(clause, "parent"), onPupils = clause.Own.Has("pupil");
        if (parents && !pupils) return onPupils && !onParents;
        return pupils && !parents && clause.Own.Has("parent") && !Speaks(clause, "pupil");
    }

    // By its own words or its lead-in; a heading often names everybody.
    private static bool Speaks(IndexedClause clause, string idea) => clause.Ideas.GetValueOrDefault(idea) >= 0.5f || clause.Own.Has(idea);
}
