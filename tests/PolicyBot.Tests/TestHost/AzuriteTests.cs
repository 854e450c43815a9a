using PolicyBot.LocalTenant;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

public sealed class AzuriteTests
{
    [NeedsNodeFact]
    public async Task What_was_written_in_the_last_moment_is_there_after_stop_and_start()
    {
        var folder = Directory.CreateTempSubdirectory("policybot-azurite-").FullName;
        try
        {
            await using (var first = await Azurite.StartAsync(folder))
            {
                var table = Cases(first);
                await table.CreateIfNotExistsAsync();
                await table.AddEntityAsync(new("p", "r") { ["Value"] = "kept" });
            }
            await using var second = await Azurite.StartAsync(folder);
            Assert.Equal("kept", (await Cases(second).GetEntityIfExistsAsync("p", "r"))!.GetString("Value"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [NeedsNodeFact]
    public async Task A_port_that_is_taken_is_said()
    {
        var folder = Directory.CreateTempSubdirectory("policybot-azurite-").FullName;
        try
        {
            await using var first = await Azurite.StartAsync(folder);
            var e = await Assert.ThrowsAsync<InvalidOperationException>(() => Azurite.StartAsync(Path.Combine(folder, "second"), first.Port));
            Assert.Contains("EADDRINUSE", e.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TableClient Cases(Azurite azurite)
    {
        var connection = TableConnection.Parse(azurite.ConnectionString);
        return new(connection.Endpoint, "Cases", connection.Credential);
    }
}
