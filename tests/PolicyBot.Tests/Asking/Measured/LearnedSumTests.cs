using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Weighted sums and the trees that correct them, of many rows at once.</summary>
public sealed class LearnedSumTests
{
    private static readonly string[] Names = ["warm", "wet"];

    // At most 0.5 warm: 100; else 200 where it is at most 2 wet, and 300 where it is wetter. The second tree has one value.
    private static readonly string[] Lines = ["warm 0.5 100 wet 2 200 300", "1000"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    public void Each_row_goes_its_own_way_however_many_there_are(int count)
    {
        var sum = new LearnedSum([2, 10], Trees.Of(Lines, Names));
        float[][] rows = [.. Enumerable.Range(0, count).Select(i => new[] { i % 2, (float)i })];

        var scores = sum.Of(rows);

        // Even rows are cold; odd ones are warm, and wet beyond two from the third on.
        Assert.Equal(Enumerable.Range(0, count).Select(i => (i % 2 * 2) + (i * 10) + 1000 + (i % 2 == 0 ? 100f : i <= 2 ? 200 : 300)), scores);
        Assert.Equal(scores, rows.Select(sum.Of));
    }

    [Fact]
    public void A_threshold_itself_counts_as_at_most() =>
        Assert.Equal([1100, 1200, 1300], new LearnedSum([0, 0], Trees.Of(Lines, Names)).Of([[0.5f, 9], [0.6f, 2], [0.6f, 2.1f]]));

    [Fact]
    public void A_vector_has_the_same_product_with_all_at_once_as_with_each()
    {
        var random = new Random(7);
        Vector[] vectors = [.. Enumerable.Range(0, 20).Select(_ => Any(random))];
        var index = new VectorIndex(vectors);

        foreach (var vector in vectors) Assert.Equal(vectors.Select(v => vector.Dot(v)), index.Dots(vector));
    }

    [Fact]
    public void A_bag_holds_each_feature_once_with_the_most_it_was_given_in_order()
    {
        var bag = new Bag();
        for (var id = 300; id > 0; id--)
        {
            bag.Add(id, id);
            bag.Add(id, id + (id % 2));
        }

        var (ids, values) = bag.Sorted();

        Assert.Equal(Enumerable.Range(1, 300), ids);
        Assert.Equal(Enumerable.Range(1, 300).Select(id => (float)id + (id % 2)), values);
    }

    private static Vector Any(Random random)
    {
        int[] ids = [.. Enumerable.Range(0, 30).Where(_ => random.Next(3) == 0)];
        return new Vector(ids, [.. ids.Select(_ => random.NextSingle())]);
    }
}
