namespace PolicyBot.Tests.Records;

/// <summary>
/// Rows as earlier versions wrote them, kept as they were: every later version reads them and goes on. Whoever changes what is stored adds a file
/// to Shapes with the rows as they were before, and changes none that is there.
/// </summary>
public sealed class OlderShapesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("policybot-").FullName;

    public static TheoryData<string> Shapes =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Records", "Shapes"), "*.jsonl").Select(Path.GetFileName).OfType<string>().Order()];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task What_an_earlier_version_stored_is_shown_delivered_decided_and_taken_up_again(string shape)
    {
        await using var before = await BotUnderTest.StartAsync();
        await before.Grace.Teams.AddAppAsync();
        await before.Ann.Teams.AddAppAsync();
        var table = new InMemoryTable(before.Time);
        await RestoreAsync(before, table, shape);

        await using var bot = await BotUnderTest.StartAsync(table: table, time: before.Time, among: before.Tenant);
        await bot.SettleAsync();
        bot.Grace.Sees("Instagram account “Larkmere Vale Drama”");
        bot.Grace.Sees("Show rehearsals");
        await bot.Grace.Clicks("Approve");
        bot.Ann.Sees("Approved by Grace Adeyemi");
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("School blog “Year 4 news”");
        Assert.Equal("There is one already", (await bot.CaseAsync("AR-9QX4-7K2M")).Decision!.Reason);
        await bot.Ann.Says("continue");
        bot.Ann.Sees("Step 2 of");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task What_an_earlier_version_stored_of_a_person_can_be_erased(string shape)
    {
        await using var bot = await BotUnderTest.StartAsync();
        var table = new InMemoryTable(bot.Time);
        await RestoreAsync(bot, table, shape);
        var rows = table.Rows.Count;

        var (code, said) = await BackupStories.RunAsync(table, "erase", bot.Ann.Id, "--yes");

        Assert.True(code == 0, said);
        var left = string.Join('\n', table.Rows.Where(row => !row.RowKey.Contains("AR-3F7H-K2MP", StringComparison.Ordinal)).Select(BackupStories.Text));
        Assert.All(["Year 4 news", "There is one already", "Choir", "Ann Fletcher"], words => Assert.DoesNotContain(words, left, StringComparison.Ordinal));
        // The draft and the words of the decided request; the open one stays as it is.
        Assert.Equal(rows - 2, table.Rows.Count);
        Assert.Contains("1 of their cases still open", said, StringComparison.Ordinal);
    }

    private async Task RestoreAsync(BotUnderTest bot, InMemoryTable table, string shape)
    {
        var rows = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "PolicyBot.Tests", "Records", "Shapes", shape));
        var file = Path.Combine(folder, shape);
        await File.WriteAllTextAsync(file, rows
            .Replace("{ann}", bot.Ann.Id, StringComparison.Ordinal)
            .Replace("{grace}", bot.Grace.Id, StringComparison.Ordinal)
            .Replace("{chat}", bot.Grace.Teams.Person.ConversationId, StringComparison.Ordinal));
        var (code, said) = await BackupStories.RunAsync(table, "restore", file);
        Assert.True(code == 0, said);
    }
}
