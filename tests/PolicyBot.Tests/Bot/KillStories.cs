using System.Diagnostics;
using System.Text.RegularExpressions;
using PolicyBot.Tests.Packs;
using Xunit.Abstractions;

namespace PolicyBot.Tests.Bot;

/// <summary>The process is killed at every single step of a story: afterwards the store and the chats are as if it had not been.</summary>
public sealed partial class KillStories(ITestOutputHelper output) : IDisposable
{
    private static readonly Func<BotUnderTest, Task> SendsRequest = bot => bot.Ann.Clicks("Send request");

    private static readonly Dictionary<string, Func<BotUnderTest, Task>[]> Stories = new()
    {
        ["approved"] = [SendsRequest, bot => bot.Grace.Clicks("Approve")],
        ["withdrawn"] = [SendsRequest, bot => bot.Ann.Clicks("Withdraw")],
        ["passed to a colleague and approved"] =
        [
            SendsRequest,
            bot => bot.Grace.Clicks("Pass to a colleague"),
            bot => bot.Grace.Clicks("Pass it on", ("colleague", bot.Tom.Id)),
            bot => bot.Tom.Clicks("Approve"),
        ],
        ["sent back, changed and approved"] =
        [
            SendsRequest,
            bot => bot.Tom.Clicks("Send it back", ("changes", "Say who the concerts are for.")),
            bot => bot.Ann.Clicks("Edit and resubmit"),
            bot => bot.Ann.Clicks("Change: Audience"),
            bot => bot.Ann.Clicks("Continue", ("audience", "Parents, carers and grandparents")),
            SendsRequest,
            bot => bot.Grace.Clicks("Approve"),
        ],
        ["rejected, changed and approved"] =
        [
            SendsRequest,
            bot => bot.Tom.Clicks("Send the rejection", ("reason", "Say who the concerts are for.")),
            bot => bot.Ann.Clicks("Edit and resubmit"),
            bot => bot.Ann.Clicks("Change: Audience"),
            bot => bot.Ann.Clicks("Continue", ("audience", "Parents, carers and grandparents")),
            SendsRequest,
            bot => bot.Grace.Clicks("Approve"),
        ],
    };

    private readonly PackFolder packs = new(PackFolder.Pack.Replace(
        "people: [ann@tiny.example, 21111111-2222-4333-8444-555555555555]", "group: 21111111-2222-4333-8444-555555555555", StringComparison.Ordinal));

    public static TheoryData<string> Names => [.. Stories.Keys];

    public void Dispose() => packs.Dispose();

    [Theory, MemberData(nameof(Names))]
    public async Task Wherever_it_is_killed_nothing_is_lost_and_at_most_one_notice_is_repeated(string story)
    {
        await using var undisturbed = await PlayAsync(story, null);
        var points = undisturbed.Steps;
        Assert.NotEmpty(points);

        var faults = new List<string>();
        await Parallel.ForEachAsync(points, async (point, _) =>
        {
            var found = await FaultsAsync(story, point, undisturbed);
            lock (faults) faults.AddRange(found.Select(f => $"{point}\n    {f}"));
        });
        output.WriteLine($"{points.Count} points, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} s of processor time in this process so far");
        Assert.True(faults.Count == 0, $"{faults.Count} faults at {points.Count} points of \"{story}\"\n{string.Join('\n', faults.Order(StringComparer.Ordinal))}");
    }

    private async Task<MortalBot> PlayAsync(string story, KillPoint? point)
    {
        var mortal = await MortalBot.StartAsync(packs.Root, point);
        foreach (var act in Stories[story]) await mortal.DoAsync(act);
        return mortal;
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(string story, KillPoint point, MortalBot undisturbed)
    {
        try
        {
            await using var killed = await PlayAsync(story, point);
            return killed.Died ? [.. StoreFaults(undisturbed, killed), .. ChatFaults(undisturbed, killed)] : ["It was never reached."];
        }
        catch (Exception e)
        {
            return [e.Message.Split('\n')[0]];
        }
    }

    // State, history, indexes and deliveries, row for row; nothing waits any more.
    private static IEnumerable<string> StoreFaults(MortalBot undisturbed, MortalBot killed)
    {
        var (expected, actual) = (Rows(undisturbed), Rows(killed));
        return [.. expected.Except(actual).Select(row => $"missing row {row}"), .. actual.Except(expected).Select(row => $"unexpected row {row}")];
    }

    // Everybody has all that they would have, as it would be now, and at most one message more, for a notice that came twice.
    private static IEnumerable<string> ChatFaults(MortalBot undisturbed, MortalBot killed)
    {
        foreach (var person in undisturbed.Bot.Tenant.Directory.People)
        {
            var (expected, actual) = (Told(undisturbed, person.Id), Told(killed, person.Id));
            var more = actual.ToList();
            foreach (var message in expected.Where(message => !more.Remove(message)))
                yield return $"{person.Name} lacks: {message}";
            if (more.Count > 1) yield return $"{person.Name} has {more.Count} messages too many: {string.Join(" / ", more)}";
        }
    }

    private static List<string> Rows(MortalBot mortal) =>
        [.. mortal.Table.Rows.Where(row => row.PartitionKey != "~tenant").Select(row => $"{row.RowKey} {Timeless(row.GetString("Json") ?? row.GetString("State") ?? "")}")];

    private static List<string> Told(MortalBot mortal, string personId) =>
        [.. mortal.Bot.Tenant.Chats.Of(mortal.Bot.Tenant.Directory.Find(personId)!).Messages
            .Where(m => m is { FromBot: true, Card: not null })
            .Select(m => Timeless(new CardReader(m.Card!.Value).Text.ReplaceLineEndings(" | ")))];

    // A restart takes two minutes, so moments differ.
    private static string Timeless(string text) => Moment().Replace(text, "then");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.+]+Z?|\d+ \w+ \d{4} at \d\d:\d\d")]
    private static partial Regex Moment();
}
