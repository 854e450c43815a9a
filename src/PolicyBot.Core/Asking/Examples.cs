namespace PolicyBot.Core.Asking;

/// <summary>Examples of every matter, turned inside out (feature to examples) so that one text is compared with all of them at once.</summary>
internal sealed class Examples
{
    private const float NearestShare = 0.5f;
    private const float SecondShare = 0.2f;
    private const float MeanShare = 0.3f;

    private readonly Dictionary<int, List<(int Row, float Value)>> _postings = [];
    private readonly List<int> _matterOfRow = [];
    private readonly int _matters;

    /// <param name="examples">For each matter its example vectors.</param>
    public Examples(Vector[][] examples)
    {
        _matters = examples.Length;
        for (var m = 0; m < examples.Length; m++)
            foreach (var example in examples[m]) Add(m, example);
        // The means come last, one row a matter.
        for (var m = 0; m < examples.Length; m++) Add(m, Vector.Mean(examples[m]));
    }

    /// <param name="vector">The text.</param>
    /// <param name="leaveOut">Leave out the example that is this very text.</param>
    /// <summary>Likeness to each matter: its nearest example counts most, then the second, then the matter as a whole.</summary>
    public float[] LikenessOf(Vector vector, bool leaveOut = false)
    {
        var dots = new float[_matterOfRow.Count];
        for (var i = 0; i < vector.Ids.Length; i++)
            if (_postings.TryGetValue(vector.Ids[i], out var postings))
                foreach (var (row, value) in postings)
                    dots[row] += value * vector.Values[i];

        var firstMean = dots.Length - _matters;
        var nearest = new float[_matters];
        var second = new float[_matters];
        for (var row = 0; row < firstMean; row++)
        {
            var m = _matterOfRow[row];
            if (leaveOut && dots[row] > 0.999f) continue;
            if (dots[row] > nearest[m]) (nearest[m], second[m]) = (dots[row], nearest[m]);
            else if (dots[row] > second[m]) second[m] = dots[row];
        }

        return [.. nearest.Select((n, m) => (NearestShare * n) + (SecondShare * second[m]) + (MeanShare * dots[firstMean + m]))];
    }

    private void Add(int matter, Vector vector)
    {
        for (var i = 0; i < vector.Ids.Length; i++)
        {
            if (!_postings.TryGetValue(vector.Ids[i], out var list)) _postings[vector.Ids[i]] = list = [];
            list.Add((_matterOfRow.Count, vector.Values[i]));
        }

        _matterOfRow.Add(matter);
    }
}
