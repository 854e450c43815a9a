using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.EndToEnd;

/// <summary>Bots in processes of their own over one Azurite.</summary>
public sealed class InstancesTests
{
    [NeedsNodeFact]
    public async Task Two_bots_answer_over_one_store_and_finish_their_turns_when_they_stop()
    {
        using var data = new TemporaryFolder();
        var run = await TenantRun.StartAsync(new RunOptions { Port = Ports.FreePair(), DataFolder = data.Path, Instances = 2, Seed = 1, TeamsWaits = TimeSpan.FromMinutes(2) });
        TeamsClient ann;
        await using (run)
        {
            Assert.Equal([0, 1], run.Instances!.Running);
            ann = run.Tenant.TeamsOf(run.Tenant.Directory.Named("Ann"));
            await ann.AddAppAsync();
            for (var turn = 0; turn < 8; turn++) Assert.Equal(200, (await ann.SayAsync("can I follow a parent?")).Status);
            run.Instances.Kill(0);
            // Whoever gets no answer because the connection broke asks again.
            for (var turn = 0; turn < 4; turn++)
                while (!(await ann.SayAsync("can I follow a parent?")).Succeeded) { }

            // The last word: said, and not yet answered when the bots are told to stop.
            var answering = new TaskCompletionSource();
            var answer = new TaskCompletionSource();
            run.Tenant.Faults.Next(1, call =>
            {
                if (!LocalTenant.Wire.Calls.Send(call)) return false;
                answering.TrySetResult();
                return true;
            }, new LocalTenant.Wire.Fault.After(answer.Task));
            var last = ann.SayAsync("can I follow a parent?");
            await answering.Task;
            var stopped = run.Instances.DisposeAsync().AsTask();
            answer.SetResult();
            Assert.Equal(200, (await last).Status);
            await stopped;
        }
        Assert.Equal(13, ann.Chat.Messages.Count(m => m.FromBot && m.Card?.GetRawText().Contains("Can I follow a parent", StringComparison.OrdinalIgnoreCase) == true));
    }
}
