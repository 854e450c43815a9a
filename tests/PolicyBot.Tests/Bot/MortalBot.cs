using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Accounts;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tests.Accounts;

namespace PolicyBot.Tests.Bot;

/// <summary>One step at which a process can die.</summary>
/// <param name="Step">What the step does, and how often it was done before: the same in every run, though notices go out side by side.</param>
/// <param name="After">The step takes effect, but the process never learns of it.</param>
internal sealed record KillPoint(string Step, bool After)
{
    public override string ToString() => $"killed {(After ? "right after" : "before")} {Step}";
}

/// <summary>
/// A bot whose process dies at one chosen step: from then on nothing it tries has any effect and nobody hears from it. Then another process starts over
/// the same store and tenant, and whoever got no answer presses the button again. Reading is no step: dying there is dying after the step before.
/// </summary>
internal sealed class MortalBot : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly InMemoryTable table;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> done = [];
    private readonly KillPoint? point;
    private readonly string packs;
    private BotUnderTest bot = null!;
    private bool armed;
    private bool dead;
    private bool unanswered;

    private MortalBot(string packs, KillPoint? point)
    {
        this.packs = packs;
        this.point = point;
        table = new InMemoryTable(time);
    }

    /// <summary>Every step since it was armed, in the order in which they came.</summary>
    public List<KillPoint> Steps { get; } = [];

    public bool Died { get; private set; }

    public BotUnderTest Bot => bot;

    public InMemoryTable Table => table;

    /// <summary>Ann's request is written and on her screen, ready to be sent.</summary>
    /// <param name="packs">A folder with the pack "tiny": a small school, because its bot is started hundreds of times.</param>
    public static async Task<MortalBot> StartAsync(string packs, KillPoint? point)
    {
        var mortal = new MortalBot(packs, point);
        await mortal.StartBotAsync(null);
        await mortal.WriteRequestAsync();
        mortal.table.BeforeEach = call => mortal.Store(call, after: false);
        mortal.table.AfterEach = call => mortal.Store(call, after: true);
        mortal.bot.Tenant.Faults.While(mortal.Wire, new Fault.Silence());
        mortal.armed = true;
        return mortal;
    }

    /// <summary>Does something, again after a restart where no answer came, and lets everything happen that follows from it.</summary>
    public async Task DoAsync(Func<BotUnderTest, Task> act)
    {
        unanswered = false;
        await TryAsync(act);
        if (!dead) return;
        var again = unanswered;
        await RestartAsync();
        try
        {
            await TryAsync(again ? act : bot => bot.SettleAsync());
        }
        catch (NotOnTheCardException)
        {
            // What was done is stored, and the card shows it by now: there is no button to press again.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        bot.Tenant.Dispose();
    }

    private async Task TryAsync(Func<BotUnderTest, Task> act)
    {
        try
        {
            await act(bot);
        }
        catch (Exception) when (dead)
        {
            // Whatever the dying process and its callers come up with.
        }
    }

    private async Task RestartAsync()
    {
        await bot.Tenant.SettledAsync();
        await bot.DisposeAsync();
        dead = false;
        time.Advance(TimeSpan.FromMinutes(2)); // what the dead one had in hand is free again
        await StartBotAsync(bot.Tenant);
    }

    private async Task StartBotAsync(Tenant? among)
    {
        bot = await BotUnderTest.StartAsync(
            ["tiny"], table, time, host => host.Configuration["PolicyBot:Packs"] = packs, among ?? new Tenant(time: time));
        if (among is null) bot.Tenant.Populate(bot.Services.GetRequiredService<Core.Packs.SchoolPacks>());
        var server = (TestServer)bot.Services.GetRequiredService<IServer>();
        bot.Tenant.Line.Connect(new HttpClient(new Line(this, server.CreateHandler())) { BaseAddress = server.BaseAddress });
    }

    private async Task WriteRequestAsync()
    {
        await bot.Ann.Arrives();
        var applicant = new Applicant(bot.School, bot.School.Accounts!, Some.PersonOf(bot.Ann));
        var draft = AccountDraft.New(applicant, AccountsDesk.RightAnswers.With(Asked.PickedRunners, "").With(Asked.TypedRunners, "Rhys Morgan\nBilal Siddiqui"), time.GetUtcNow())
            with { Id = "7K2M-9QX4", Step = 7, WasChecked = true };
        await bot.Services.GetRequiredService<IAccountDrafts>().SaveAsync(draft, null, CancellationToken.None);
        await bot.Ann.Says("continue");
    }

    private Task Store(TableCall call, bool after)
    {
        if (call.Writes.Count > 0)
            Reach($"{call.Method} {string.Join(", ", call.Writes.Select(w => $"{w.ActionType} {w.Entity.RowKey}"))}", after);
        return dead ? throw new ProcessDiedException() : Task.CompletedTask;
    }

    // Throws where it was killed: no client takes that for something to try again.
    private bool Wire(WireCall call)
    {
        if (call.Method is not "GET") Reach($"{call.Method} {string.Join('/', call.Segments.Select(NameOf))}", after: false);
        return dead ? throw new ProcessDiedException() : false;
    }

    // A chat has two ids, and which of them is known first is chance; the ids of messages are chance altogether.
    private string NameOf(string segment) =>
        bot.Tenant.Directory.People.FirstOrDefault(p => segment == p.ConversationId || segment == p.GraphChatId)?.Name
        ?? (segment.All(char.IsAsciiDigit) ? "…" : segment);

    private void Reach(string what, bool after)
    {
        lock (gate)
        {
            if (!armed || dead) return;
            var times = after ? done[what] : done[what] = done.GetValueOrDefault(what) + 1;
            // A chat is noted by whatever comes from it, in no fixed order: the first time stands for all.
            if (times > 1 && what.Contains(" conversation|", StringComparison.Ordinal)) return;
            var step = new KillPoint(times == 1 ? what : $"{what} (time {times})", after);
            Steps.Add(step);
            if (step == point) Died = dead = true;
        }
    }

    private sealed class ProcessDiedException() : Exception("The process was killed here.");

    /// <summary>Nobody hears from a dead process.</summary>
    private sealed class Line(MortalBot mortal, HttpMessageHandler bot) : DelegatingHandler(bot)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isClick = (await request.Content!.ReadAsStringAsync(cancellationToken)).Contains("\"invoke\"", StringComparison.Ordinal);
            var response = await base.SendAsync(request, cancellationToken);
            if (!mortal.dead) return response;
            mortal.unanswered |= isClick;
            response.Dispose();
            throw new HttpRequestException("The connection was broken.");
        }
    }
}
