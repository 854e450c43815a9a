using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Weights that were learned for other signs than those there are would decide anything.</summary>
public sealed class LearnedFilesTests
{
    public static TheoryData<string, string[]> Files => new()
    {
        { "ranker", Features.Names }, { "coverage", Coverage.Names }, { "verdicts", VerdictChoice.Names }, { "permission", Permission.Names },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sign_has_its_weight_and_no_weight_is_left_over(string name, string[] signs) =>
        Assert.Equal(signs, DataFile.Lines(name + ".txt").Select(l => l.Split(' ')[0]));
}
