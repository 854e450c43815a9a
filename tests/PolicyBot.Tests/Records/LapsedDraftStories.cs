using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Tests.Records;

/// <summary>What somebody began and left does not lie for ever; until then it is theirs to get and to have erased.</summary>
public sealed class LapsedDraftStories : IDisposable
{
    private const string Words = "zebra-crossing-4711";
    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task A_report_that_is_not_sent_goes_thirty_days_after_it_was_changed_last()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BeginAsync(bot.Ann);
        await bot.WaitAsync(TimeSpan.FromDays(29));
        await BeginAsync(bot.Tom);

        Assert.Equal(0, await SweepAsync(bot));
        await bot.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, await SweepAsync(bot));

        await bot.Ann.Says("report something");
        Assert.DoesNotContain(bot.Ann.LastCard.Buttons, button => button.StartsWith("Go on with", StringComparison.Ordinal));
        await bot.Tom.Says("report something");
        Assert.Contains(bot.Tom.LastCard.Buttons, button => button.StartsWith("Go on with", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_is_not_sent_goes_after_ninety()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Ann.Says("request an account");
        await bot.Ann.Fills("platform", "Instagram").Fills("name", "Larkmere Vale Football").Clicks("Continue");

        await bot.WaitAsync(TimeSpan.FromDays(89));
        Assert.Equal(0, await SweepAsync(bot));
        await bot.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, await SweepAsync(bot));

        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("draft|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_saves_a_report_for_later_reads_how_long_it_is_kept()
    {
        await using var bot = await BotUnderTest.StartAsync();

        Assert.Contains("it is deleted after 30 days", TextOf(await BeginAsync(bot.Ann)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_then_it_is_handed_over_and_erased_with_everything_else_of_theirs()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BeginAsync(bot.Ann);

        Assert.Equal(0, (await BackupStories.RunAsync(bot.Table, "export", bot.Ann.Id, file)).Code);
        Assert.Equal(0, (await BackupStories.RunAsync(bot.Table, "erase", bot.Ann.Id, "--yes")).Code);

        Assert.Contains(Words, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Table.Rows, row => row.RowKey.StartsWith("report|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_changed_at_that_moment_stays()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await BeginAsync(bot.Ann);
        var old = bot.Table.Rows.Single(row => row.RowKey.StartsWith("report|", StringComparison.Ordinal));
        await bot.WaitAsync(TimeSpan.FromDays(31));
        await bot.Table.UpdateEntityAsync(new(old.PartitionKey, old.RowKey) { ["ChangedAt"] = bot.Time.GetUtcNow(), ["Answers"] = "{}" }, old.ETag);

        Assert.Equal(0, await SweepAsync(bot));
    }

    private static async Task<PolicyBot.LocalTenant.Teams.Shown> BeginAsync(Someone who)
    {
        var dialog = await who.ClicksIn(await who.StartsReport(), "Continue", ("kind", "press"));
        return await who.ClicksIn(dialog, "Save for later", ("what", Words));
    }

    private static Task<int> SweepAsync(BotUnderTest bot) => bot.Services.GetRequiredService<LapsedRows>().DeleteAsync(bot.School, CancellationToken.None);
}
