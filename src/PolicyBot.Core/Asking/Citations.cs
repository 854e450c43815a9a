namespace PolicyBot.Core.Asking;

/// <summary>Chooses what is quoted: a sentence, or the whole of a short list item, with its lead-in.</summary>
internal static class Citations
{
    public const int Most = 3;

    // Longer quotations are cut by readers and by cards; a long item is quoted by its sentence.
    private const int LongestQuotation = 480;

    public static IReadOnlyList<Citation> Of(IEnumerable<Clause> bestFirst, PolicyDocument document)
    {
        var citations = new List<Citation>();
        var quoted = new HashSet<int>();
        foreach (var clause in bestFirst)
        {
            if (citations.Count == Most) break;
            var whole = Whole(clause, document);
            if (!quoted.Add(whole.Count > 1 ? -1 - clause.Block : clause.Index)) continue;
            citations.Add(new Citation(clause, Quote(whole), clause.Section));
        }

        return citations;
    }

    /// <summary>All sentences of the clause's list item where they fit into one quotation, else the clause alone.</summary>
    private static List<Clause> Whole(Clause clause, PolicyDocument document)
    {
        if (clause.Kind is not (ClauseKind.Item or ClauseKind.Footnote)) return [clause];
        var first = clause.Index;
        while (first > 0 && document.Clauses[first - 1].Block == clause.Block) first--;
        var whole = document.Clauses.Skip(first).TakeWhile(c => c.Block == clause.Block).ToList();
        return Quote(whole).Length <= LongestQuotation ? whole : [clause];
    }

    private static string Quote(List<Clause> clauses)
    {
        var text = string.Join(' ', clauses.Select(c => c.Text));
        return clauses[0].LeadIn is { } leadIn ? leadIn + " … " + text : text;
    }
}
