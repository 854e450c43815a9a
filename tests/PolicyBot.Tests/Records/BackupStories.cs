using PolicyBot.Commands;
using PolicyBot.Records;
using PolicyBot.Tables;

namespace PolicyBot.Tests.Records;

/// <summary>Everything that is stored goes into a file, and out of it into an empty table.</summary>
public sealed class BackupStories : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("policybot-").FullName;

    private string Backup => Path.Combine(folder, "backup.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_stored_before_a_disaster_is_there_after_it_and_goes_on()
    {
        await using var before = await BotUnderTest.StartAsync();
        await before.Ann.HasSentAsync(before);
        await before.Ann.Says("request an account");
        Assert.Equal((0, $"Wrote {before.Table.Rows.Count} rows"), Beginning(await RunAsync(before.Table, "backup", Backup)));

        var table = new InMemoryTable(before.Time, created: false);
        Assert.Equal((0, $"Restored {before.Table.Rows.Count} rows"), Beginning(await RunAsync(table, "restore", Backup)));

        Assert.Equal(before.Table.Rows.Select(Text), table.Rows.Select(Text));
        await using var after = await BotUnderTest.StartAsync(table: table, time: before.Time, among: before.Tenant);
        await after.Grace.Clicks("Approve");
        after.Ann.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task Rows_of_every_type_come_back_as_they_were_also_more_than_fit_into_one_batch()
    {
        var (table, other) = (new InMemoryTable(), new InMemoryTable());
        await FillAsync(table);

        Assert.Equal((0, "Wrote 251 rows"), Beginning(await RunAsync(table, "backup", Backup)));
        Assert.Equal((0, "Restored 251 rows"), Beginning(await RunAsync(other, "restore", Backup)));

        Assert.Equal(table.Rows.Select(Text), other.Rows.Select(Text));
    }

    [Fact]
    public async Task A_table_with_anything_in_it_is_left_alone()
    {
        var (table, other) = (new InMemoryTable(), new InMemoryTable());
        await FillAsync(table);
        await other.UpsertEntityAsync(new("model", "case|AR-1") { ["Json"] = "{}" });
        await RunAsync(table, "backup", Backup);

        var (code, said) = await RunAsync(other, "restore", Backup);

        Assert.Equal(1, code);
        Assert.StartsWith("There are records in the table already", said, StringComparison.Ordinal);
        Assert.Single(other.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a backup\n")]
    [InlineData("{\"policybot-backup\":2}\n{\"rows\":0}\n")]
    [InlineData("{\"policybot-backup\":1}\n")]
    [InlineData("{\"policybot-backup\":1}\n{\"PartitionKey\":\"model\",\"RowKey\":\"case|AR-1\"}\n{\"rows\":2}\n")]
    [InlineData("{\"policybot-backup\":1}\n{\"rows\":0}\n{\"PartitionKey\":\"model\",\"RowKey\":\"case|AR-1\"}\n")]
    [InlineData("{\"policybot-backup\":1}\n{\"PartitionKey\":\"model\",\"RowKey\":\"case/AR-1\"}\n{\"rows\":1}\n")]
    [InlineData("{\"policybot-backup\":1}\n{\"PartitionKey\":\"model\",\"RowKey\":\"case|AR-1\",\"At\":\"yesterday\",\"At@odata.type\":\"Edm.DateTime\"}\n{\"rows\":1}\n")]
    public async Task Half_a_file_or_another_file_restores_nothing(string content)
    {
        await File.WriteAllTextAsync(Backup, content);
        var table = new InMemoryTable();

        var (code, said) = await RunAsync(table, "restore", Backup);

        Assert.Equal(1, code);
        Assert.Contains("is not a whole backup: line ", said, StringComparison.Ordinal);
        Assert.Empty(table.Rows);
    }

    [Fact]
    public async Task A_file_that_is_there_already_is_not_written_over()
    {
        await File.WriteAllTextAsync(Backup, "last year's");

        Assert.Equal(1, (await RunAsync(new InMemoryTable(), "backup", Backup)).Code);

        Assert.Equal("last year's", await File.ReadAllTextAsync(Backup));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore", "one", "two")]
    [InlineData("export", "Ann", "file")]
    [InlineData("erase", "5c5b1a7e-0f5e-4b0a-9d6a-1f2a90c0a001")]
    public async Task What_is_not_understood_is_not_done(params string[] args) =>
        Assert.Equal(2, (await RunAsync(new InMemoryTable(), args)).Code);

    internal static async Task<(int Code, string Said)> RunAsync(InMemoryTable table, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        using var tenant = new PolicyBot.LocalTenant.Tenant();
        var code = await StoreCommands.RunAsync(args, output, error, builder => BotUnderTest.Compose(builder, tenant, ["model"], table, new ManualTime()));
        return (code, output.ToString() + error);
    }

    internal static async Task FillAsync(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(new("~tenant", "conversation|it’s é%27") {
            ["Text"] = "Zoë’s “row”\n\u2028 {", ["Yes"] = true, ["Int"] = -3, ["Long"] = 5_000_000_000, ["Whole"] = 3.0, ["Infinite"] = double.PositiveInfinity,
            ["At"] = new DateTimeOffset(2026, 11, 23, 9, 0, 0, 123, TimeSpan.Zero), ["Id"] = Guid.Empty, ["Bytes"] = new byte[] { 0, 255 }, ["Empty"] = "",
        });
        for (var i = 0; i < 250; i++) await table.AddEntityAsync(new("model", $"event|AR-{i:D4}|000001") { ["Json"] = new string('x', 20_000) });
    }

    internal static string Text(TableEntity row) =>
        $"{row.PartitionKey}/{row.RowKey}: {string.Join(", ", row.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value!.GetType().Name} {(p.Value is byte[] bytes ? Convert.ToHexString(bytes) : p.Value is DateTimeOffset at ? at.ToString("O") : p.Value)}"))}";

    private static (int Code, string Said) Beginning((int Code, string Said) run) => (run.Code, string.Join(' ', run.Said.TrimEnd('\r', '\n', '.').Split(' ').Take(3)));
}

/// <summary>The same against the emulator of the real service.</summary>
public sealed class BackupAtAzuriteTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [NeedsNodeFact]
    public async Task A_backup_of_one_table_restores_to_another()
    {
        var (from, to) = (await azurite.NewTableAsync(), await azurite.NewTableAsync());
        await BackupStories.FillAsync(from);
        using var file = new MemoryStream();

        Assert.Equal(251, await new TablesBackup(from, TimeProvider.System).WriteAsync(file, CancellationToken.None));
        file.Position = 0;
        var restored = await new TablesBackup(to, TimeProvider.System).RestoreAsync(file, CancellationToken.None);

        Assert.Equal(new RestoreOutcome.Restored(251), restored);
        Assert.Equal(await RowsAsync(from), await RowsAsync(to));
        file.Position = 0;
        Assert.IsType<RestoreOutcome.NotEmpty>(await new TablesBackup(to, TimeProvider.System).RestoreAsync(file, CancellationToken.None));
    }

    private static async Task<List<string>> RowsAsync(TableClient table)
    {
        var rows = new List<string>();
        await foreach (var row in table.QueryAsync()) rows.Add(BackupStories.Text(row));
        return rows;
    }
}
