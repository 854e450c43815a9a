namespace PolicyBot.Core.Asking;

/// <summary>Where the clauses of one policy and their headings stand in <see cref="Meaning"/>.</summary>
internal sealed class PolicyPoints
{
    private readonly float[][] _clauses;
    private readonly (float[] Point, int[] Clauses)[] _headings;
    private readonly int[] _blocks;

    public PolicyPoints(Meaning meaning, IReadOnlyList<IndexedClause> clauses)
    {
        _clauses = [.. clauses.AsParallel().AsOrdered().Select(c => meaning.OfClause(c.Own, c.LeadIn, c.Heading))];
        _headings =
        [
            .. clauses.Index().GroupBy(c => string.Join('\n', c.Item.Clause.HeadingPath.TakeLast(2)), StringComparer.Ordinal)
                .Select(g => (meaning.OfHeading(g.First().Item.Heading), g.Select(c => c.Index).ToArray())),
        ];
        _blocks = [.. clauses.Select(c => c.Clause.Block)];
    }

    /// <summary>Notes in the features of each clause how near it, its neighbours and its heading come to the question.</summary>
    public void Note(float[] question, IReadOnlyList<float[]> features)
    {
        if (_clauses.Length == 0) return;
        var near = new float[_clauses.Length];
        for (var c = 0; c < near.Length; c++) near[c] = Meaning.Dot(question, _clauses[c]);
        var order = near.OrderDescending().ToArray();
        for (var c = 0; c < near.Length; c++)
        {
            var f = features[c];
            f[Features.Near] = near[c];
            f[Features.Near + 1] = near[c] - order[0];
            f[Features.Near + 2] = 1f / (1 + PlaceOf(near[c], order));
            f[Features.Near + 3] = Around(near, c);
            f[Features.Near + 4] = c > 0 ? near[c - 1] : 0;
        }

        foreach (var (point, clauses) in _headings)
        {
            var heading = Meaning.Dot(question, point);
            foreach (var c in clauses) features[c][Features.Near + 5] = heading;
        }
    }

    private static readonly Comparer<float> Descending = Comparer<float>.Create((a, b) => b.CompareTo(a));

    // How many come nearer; equals share a place.
    private static int PlaceOf(float near, float[] order)
    {
        var place = Array.BinarySearch(order, near, Descending);
        while (place > 0 && order[place - 1] == near) place--;
        return place;
    }

    // The nearest of the sentences beside it in its paragraph.
    private float Around(float[] near, int clause)
    {
        float? nearest = null;
        for (var c = Math.Max(0, clause - IndexedClause.SentencesBefore); c <= Math.Min(near.Length - 1, clause + IndexedClause.SentencesAfter); c++)
            if (c != clause && _blocks[c] == _blocks[clause] && !(near[c] <= nearest))
                nearest = near[c];
        return nearest ?? 0;
    }
}
