using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Accounts;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Teams;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;
using CorePerson = PolicyBot.Core.People.Person;

namespace PolicyBot.EndToEnd;

/// <summary>Requests that are sent and decided while bots are killed, and what has become of them in the end.</summary>
internal sealed class KillGame : IAsyncDisposable
{
    // About as many calls as a request makes until everybody has been told.
    private const int CallsOfARequest = 40;
    private const int LongestPause = 25; // milliseconds: past a call there is work in the store
    private static readonly string[] Requesters = ["Ann", "Bilal", "Zofia", "Daniel", "Samira"];
    private static readonly string[] Approvers = ["Grace", "Tom", "Priya"];
    private static readonly string[] Ends = ["approved", "rejected", "withdrawn"];

    private readonly TenantRun run;
    private readonly Random random;
    private readonly CancellationToken limit;
    private readonly WebApplication reader;
    private readonly TableClient table;
    private readonly Bells bells;
    private readonly PeriodicTimer patience = new(TimeSpan.FromMilliseconds(100));
    private int stories;

    public KillGame(TenantRun run, Random random, CancellationToken limit)
    {
        this.run = run;
        this.random = random;
        this.limit = limit;
        // Never started: it only reads and writes drafts as the bots do.
        reader = BotHost.Create([], builder =>
        {
            builder.Wire(run.Tenant, run.Options.School);
            builder.Configuration["PolicyBot:Storage:ConnectionString"] = run.StorageConnectionString;
        });
        var connection = TableConnection.Parse(run.StorageConnectionString);
        table = new TableClient(connection.Endpoint, "policybot", connection.Credential);
        bells = new Bells(run.Tenant);
    }

    public int Repeats { get; private set; }

    private SchoolPack School => reader.Services.GetRequiredService<SchoolPacks>().All[0];

    /// <summary>Plays one request and one kill after the other, lets everything come to rest, and returns what is wrong.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync(int kills)
    {
        var played = new List<Story>();
        for (var i = 0; i < kills; i++) played.Add(await PlayOneAsync());
        // A reminder of a request that is decided lies there until it would have been due.
        while (await table.QueryAsync(TableFilter.RowKeyPrefix(School.Id, "outbox|")).AnyAsync(row => row.GetDateTimeOffset("Since") <= TimeProvider.System.GetUtcNow(), limit)) await patience.WaitForNextTickAsync(limit);

        var faults = new List<string>();
        var repeats = 0;
        foreach (var story in played)
        {
            faults.AddRange(await StoreFaultsAsync(story));
            foreach (var (who, copies) in Notices(story))
            {
                // What was in hand at one kill can be so again at a later one.
                if (copies is 0 or > 3) faults.Add($"{story}: {who} was told {copies} times");
                repeats += Math.Max(0, copies - 1);
            }
        }
        Repeats += repeats;
        if (repeats > kills) faults.Add($"{repeats} notices were repeated at {kills} kills");
        return faults;
    }

    public ValueTask DisposeAsync()
    {
        bells.Dispose();
        patience.Dispose();
        return reader.DisposeAsync();
    }

    private async Task<Story> PlayOneAsync()
    {
        var number = ++stories;
        var ann = run.Tenant.TeamsOf(run.Tenant.Directory.Named(Requesters[number % Requesters.Length]));
        var approver = run.Tenant.TeamsOf(run.Tenant.Directory.Named(Approvers[random.Next(Approvers.Length)]));
        var story = new Story(number, await WriteDraftAsync(ann.Person, $"Club {number}"), ann, approver, Ends[random.Next(Ends.Length)]);
        await ann.AddAppAsync();
        await approver.AddAppAsync();

        var (calls, dies, victim, pause) = (0, random.Next(1, CallsOfARequest), random.Next(2), random.Next(LongestPause));
        var killed = new TaskCompletionSource();
        using (run.Tenant.Faults.While(call =>
        {
            if (Interlocked.Increment(ref calls) == dies) _ = KillAsync(victim, pause, killed);
            return false;
        }, new Fault.Silence()))
        {
            await UntilAsync(() => SaysAsync(ann, "continue"), () => Button(ann, story, "Send request") is not null);
            await UntilAsync(() => ClicksAsync(ann, story, "Send request"), null);
            await UntilAsync(story.End == "withdrawn" ? () => SaysAsync(ann, $"withdraw {story.CaseId}") : () => DecidesAsync(story), null);
            if (Volatile.Read(ref calls) < dies) await KillAsync(victim, pause, killed);
            await killed.Task.WaitAsync(limit);
        }
        return story;
    }

    private async Task KillAsync(int victim, int pause, TaskCompletionSource killed)
    {
        await Task.Delay(pause, limit); // a moment between two calls, by the seed
        run.Instances!.Kill(victim);
        killed.TrySetResult();
    }

    /// <summary>Does it until the bot answers and what is wanted is there: whoever gets no answer tries again.</summary>
    private async Task UntilAsync(Func<Task<bool>> act, Func<bool>? wanted)
    {
        while (!await act() || wanted?.Invoke() == false) await patience.WaitForNextTickAsync(limit);
    }

    private static async Task<bool> SaysAsync(TeamsClient person, string text) => (await person.SayAsync(text)).Succeeded;

    private static async Task<bool> ClicksAsync(TeamsClient person, Story story, string button) =>
        // Without the button somebody's click went through, and only the answer was lost.
        Button(person, story, button) is not var (message, found) || await person.ClickAsync(message, found.Action, found.Inputs) is not Shown.Problem;

    // By the button where the card has arrived, typed where it has not.
    private static Task<bool> DecidesAsync(Story story)
    {
        var approves = story.End == "approved";
        return approves && Button(story.Approver, story, "Approve") is not null
            ? ClicksAsync(story.Approver, story, "Approve")
            : SaysAsync(story.Approver, approves ? $"approve {story.CaseId} v1" : $"reject {story.CaseId} v1 because Say more");
    }

    private static (string Message, (System.Text.Json.Nodes.JsonObject Action, System.Text.Json.Nodes.JsonObject Inputs) Found)? Button(TeamsClient person, Story story, string title)
    {
        foreach (var message in person.Chat.Messages.Reverse().Where(m => m is { FromBot: true, Card: not null }))
        {
            var card = new CardReader(message.Card!.Value);
            if (card.Text.Contains(story.Name, StringComparison.Ordinal) && card.Button(title) is { } found) return (message.Id, found);
        }
        return null;
    }

    private async Task<string> WriteDraftAsync(Person person, string name)
    {
        var answers = new AccountAnswers()
            .With(Asked.Platform, "Instagram").With(Asked.Name, name).With(Asked.Aim, "To show what we do")
            .With(Asked.Audience, "Parents and carers").With(Asked.Promotion, "In the newsletter")
            .With(Asked.TypedRunners, "Rhys Morgan\nSiobhan Kelleher").With(Asked.Visibility, "closed");
        var applicant = new Applicant(School, School.Accounts!, new CorePerson(person.Id, person.Name));
        var draft = AccountDraft.New(applicant, answers, TimeProvider.System.GetUtcNow()) with { Step = 7, WasChecked = true };
        await reader.Services.GetRequiredService<IAccountDrafts>().SaveAsync(draft, null, limit);
        return draft.CaseId;
    }

    private async Task<IReadOnlyList<string>> StoreFaultsAsync(Story story)
    {
        var found = await reader.Services.GetRequiredService<IApprovalCases>().FindAsync(School.Id, story.CaseId, limit);
        if (found is null) return [$"{story}: the case is lost"];
        var rows = await table.QueryAsync(TableFilter.Partition(School.Id)).Where(r => r.RowKey.Contains(story.CaseId[3..], StringComparison.Ordinal)).ToListAsync(limit);
        var kinds = rows.Select(r => r.RowKey.Split('|')[0]).ToLookup(k => k);
        var faults = new List<string>();
        void Expect(bool right, string wrong) { if (!right) faults.Add($"{story}: {wrong}"); }
        Expect(found.Case.Status.ToString().Equals(story.End, StringComparison.OrdinalIgnoreCase), $"is {found.Case.Status}");
        var events = rows.Count(r => r.RowKey.StartsWith($"event|{story.CaseId}|", StringComparison.Ordinal));
        Expect(events == 2, $"has {events} events");
        Expect(kinds["account"].Count() == (story.End == "approved" ? 1 : 0), $"opened {kinds["account"].Count()} accounts");
        Expect(kinds["mine"].Count() == 1 && kinds["words"].Count() == 1, "has not one row of each kind");
        Expect(!kinds["open"].Any(), "is still listed as open");
        Expect(!kinds["draft"].Any(), "is still a draft");
        foreach (var row in rows.Where(r => r.RowKey.StartsWith("delivery|", StringComparison.Ordinal)))
        {
            Expect(row.GetString("State") != nameof(DeliveryState.Failed), $"could not be told to {row.GetString("Name")}");
            var card = row.GetString("ActivityId") is { } id ? run.Tenant.Chats.Find(run.Tenant.Directory.Find(row.GetString("PersonId")!)!, id)?.Card : null;
            Expect(card is null || new CardReader(card.Value).Button("Approve") is null, $"has a card that still asks {row.GetString("Name")}");
        }
        return faults;
    }

    /// <summary>How often everybody was told who has to be: the requester of a decision.</summary>
    private IEnumerable<(string Who, int Copies)> Notices(Story story)
    {
        if (story.End == "withdrawn") yield break;
        yield return (story.Requester.Person.Name, bells.Count(story.Requester.Person, $"Your request {story.CaseId}"));
    }

    private sealed record Story(int Number, string CaseId, TeamsClient Requester, TeamsClient Approver, string End)
    {
        // With its end, or Club 1 would be found in Club 12.
        public string Name => $"Club {Number} on ";

        public override string ToString() => $"Request {Number} ({CaseId}, {End})";
    }
}
