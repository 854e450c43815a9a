namespace PolicyBot.Core.Asking;

/// <summary>Features by number, each with the most that it was given.</summary>
internal sealed class Bag
{
    private const int Usual = 128;

    private int[] _ids = new int[Usual];
    private float[] _values = new float[Usual];
    private int _count;

    /// <param name="id">The feature.</param>
    /// <param name="value">What it is given; below zero counts as zero.</param>
    public void Add(int id, float value)
    {
        if (_count == _ids.Length)
        {
            Array.Resize(ref _ids, 2 * _count);
            Array.Resize(ref _values, 2 * _count);
        }

        (_ids[_count], _values[_count]) = (id, Math.Max(0, value));
        _count++;
    }

    /// <summary>The features in the order of their numbers, each once.</summary>
    public (int[] Ids, float[] Values) Sorted()
    {
        Array.Sort(_ids, _values, 0, _count);
        var last = -1;
        for (var i = 0; i < _count; i++)
        {
            if (last >= 0 && _ids[last] == _ids[i])
            {
                _values[last] = Math.Max(_values[last], _values[i]);
                continue;
            }

            last++;
            (_ids[last], _values[last]) = (_ids[i], _values[i]);
        }

        return (_ids[..(last + 1)], _values[..(last + 1)]);
    }
}
