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

    [Theory]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(150)]
    public void Many_rows_at_once_come_to_the_very_numbers_that_each_comes_to_alone(int count)
    {
        var random = new Random(11);
        float[] weights = [Any(), Any()];
        var sum = new LearnedSum(weights, Trees.Of(["warm 0.3 0.1 wet -0.2 0.7 -0.3", "wet 0.1 warm -0.5 0.3 0.07 0.011", "0.9"], Names));
        float[][] rows = [.. Enumerable.Range(0, count).Select(_ => new[] { Any(), Any() })];

        Assert.Equal(rows.Select(r => BitConverter.SingleToInt32Bits(Alone(r[0], r[1]))), sum.Of(rows).Select(BitConverter.SingleToInt32Bits));

        float Any() => (random.NextSingle() * 4) - 2;

        float Alone(float warm, float wet)
        {
            float sums = 0, trees = 0;
            sums += weights[0] * warm;
            sums += weights[1] * wet;
            trees += warm <= 0.3f ? 0.1f : wet <= -0.2f ? 0.7f : -0.3f;
            trees += wet <= 0.1f ? (warm <= -0.5f ? 0.3f : 0.07f) : 0.011f;
            trees += 0.9f;
            return sums + trees;
        }
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LearnedSum([1, 1], Trees.Of([], Names)).Of([[1, 2, 3]]));

    [Fact]
    public void What_is_asked_is_covered_by_the_texts_that_have_it()
    {
        var idf = new Idf([["fox", "hen", "fox"], ["hen"], []]);

        Assert.Equal([1, 0.25f, 0], idf.Covered([("fox", 3), ("hen", 1)]));
        Assert.Equal([0.5f, 0.5f, 0], idf.Covered([("hen", 2), ("owl", 2)]));
        Assert.Equal([0, 0, 0], idf.Covered([]));
        Assert.Equal([0, 1], idf.HoldersOf("hen"));
        Assert.Empty(idf.HoldersOf("owl"));
        Assert.Empty(new Idf([]).Covered([("hen", 1)]));
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

        var dots = new float[vectors.Length];
        foreach (var vector in vectors)
        {
            index.Dots(vector, dots);

            Assert.Equal(vectors.Select(v => vector.Dot(v)), dots);
        }
    }

    [Fact]
    public void A_bag_holds_each_feature_once_with_the_most_it_was_given_in_order()
    {
        var bag = new Bag(301);
        for (var id = 300; id > 0; id--)
        {
            bag.Add(id, id);
            bag.Add(id, id + (id % 2));
        }

        var (ids, values) = bag.TakeOut();

        Assert.Equal(Enumerable.Range(1, 300), ids);
        Assert.Equal(Enumerable.Range(1, 300).Select(id => (float)id + (id % 2)), values);
        Assert.Empty(bag.TakeOut().Ids);
        bag.Add(7, 0.5f);
        Assert.Equal([0.5f], bag.TakeOut().Values);
    }

    private static Vector Any(Random random)
    {
        int[] ids = [.. Enumerable.Range(0, 30).Where(_ => random.Next(3) == 0)];
        return new Vector(ids, [.. ids.Select(_ => random.NextSingle())]);
    }
}
