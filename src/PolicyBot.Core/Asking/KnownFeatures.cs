using System.Collections.Concurrent;

namespace PolicyBot.Core.Asking;

/// <summary>The features that something was taught, each with its number and how telling it is.</summary>
internal sealed class KnownFeatures
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;
    private readonly IReadOnlyList<float> _rarity;
    private readonly ConcurrentBag<Bag> _bags = [];
    private readonly WordMemo<(int Number, float Weight)[]> _ofWords;

    /// <param name="numbers">The number of each feature by its name.</param>
    /// <param name="rarity">How telling each is.</param>
    /// <param name="nameWord">Names the features that a word has by itself.</param>
    public KnownFeatures(Dictionary<string, int> numbers, IReadOnlyList<float> rarity, Action<string, FeatureNames> nameWord)
    {
        (_numbers, _rarity) = (numbers.GetAlternateLookup<ReadOnlySpan<char>>(), rarity);
        _ofWords = new(word =>
        {
            var known = new List<(int, float)>();
            nameWord(word, FeatureNames.WithoutWords((name, weight) =>
            {
                if (_numbers.TryGetValue(name, out var number)) known.Add((number, weight));
            }));
            return [.. known];
        });
    }

    /// <summary>Those of a text, the rarer the heavier, brought to length 1; nothing where it has none.</summary>
    /// <param name="nameFeatures">Names the features of the text.</param>
    /// <param name="tiny">What is added to the length before it is divided by.</param>
    public Vector UnitOf(Action<FeatureNames> nameFeatures, float tiny = 0)
    {
        if (!_bags.TryTake(out var bag)) bag = new Bag(_rarity.Count);
        nameFeatures(new FeatureNames(
            (name, weight) =>
            {
                if (_numbers.TryGetValue(name, out var number)) bag.Add(number, weight * _rarity[number]);
            },
            (word, share) =>
            {
                foreach (var (number, weight) in _ofWords.Of(word)) bag.Add(number, weight * share * _rarity[number]);
            }));
        var unit = bag.TakeOut().ToUnit(tiny);
        _bags.Add(bag);
        return unit;
    }
}
