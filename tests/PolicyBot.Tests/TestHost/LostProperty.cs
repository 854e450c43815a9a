using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

/// <summary>
/// A small feature that is no approval: something was found, people are told, and it is given away when its time has come.
/// It stands on the foundation as every feature does, so its stories say what the outbox does for any of them.
/// </summary>
internal sealed class LostProperty
{
    public const string CaseId = "LP-7K2M-9QX4";
    public const string Found = "lost/found";
    public const string Reminder = "lost/reminder";
    public const string GiveAway = "lost/give-away";
    public const string GivenAway = "lost/given-away";
    public const string Nobody = "lost/nobody";

    private readonly BotUnderTest bot;
    private readonly TableClient table;
    private int number;

    public LostProperty(BotUnderTest bot)
    {
        this.bot = bot;
        table = bot.Services.GetRequiredService<TableClient>();
        var routes = bot.Services.GetRequiredService<Routes>();
        routes.OnNotice(Found, Telling("Somebody found: "), Alarm);
        routes.OnNotice(Reminder, Telling("Still here: "));
        routes.OnNotice(GivenAway, Telling("Given away: "));
        routes.OnNotice(Nobody, Telling("Nobody could be told of: "));
        routes.OnDue(GiveAway, GiveAwayAsync);
    }

    /// <summary>How often the rule was run.</summary>
    public int RuleRuns { get; private set; }

    /// <summary>How often a notice was made, or tried to be.</summary>
    public int Renders { get; private set; }

    /// <summary>While true, no notice of what was found can be made.</summary>
    public bool CannotSay { get; set; }

    /// <summary>Stops the rule half-way, after what it does is stored.</summary>
    public bool RuleBreaksOff { get; set; }

    /// <summary>Who learns that nobody could be told.</summary>
    public IReadOnlyList<Notice> Alarmed { get; set; } = [];

    /// <summary>Stores what was found together with its notices.</summary>
    public Task FindAsync(string what, params IEnumerable<Notice> notices) => SaveAsync(CaseId, what, isHere: true, notices);

    /// <summary>One of several cases.</summary>
    public Task FindAsync(int place, string what, params IEnumerable<Notice> notices) => SaveAsync($"LP-0000-{place:D4}", what, isHere: true, notices);

    private NoticeRenderer Telling(string words) => async (school, caseId, _, cancellation) =>
    {
        Renders++;
        if (CannotSay)
            throw new FormatException("A fault in the feature.");
        return await ReadAsync(school, caseId, cancellation) is { } thing
            ? new NoticeCard.Tell(Refusals.Sentence(words + thing.GetString("What")))
            : null;
    };

    private Task<IReadOnlyList<Notice>> Alarm(SchoolPack school, string caseId, CancellationToken cancellation) => Task.FromResult(Alarmed);

    private async Task GiveAwayAsync(SchoolPack school, string caseId, CancellationToken cancellation)
    {
        RuleRuns++;
        if (await ReadAsync(school, caseId, cancellation) is not { } thing || thing.GetBoolean("IsHere") != true)
            return;
        await SaveAsync(caseId, thing.GetString("What")!, isHere: false, [new(GivenAway, new Audience.One(bot.Ann.Id))]);
        if (RuleBreaksOff)
            throw new InvalidOperationException("The process died.");
    }

    private Task<TableEntity?> ReadAsync(SchoolPack school, string caseId, CancellationToken cancellation) =>
        table.GetEntityIfExistsAsync(school.Id, RowKeys.Case(caseId), cancellation);

    private async Task SaveAsync(string caseId, string what, bool isHere, IEnumerable<Notice> notices) => await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, new(bot.School.Id, RowKeys.Case(caseId)) { ["What"] = what, ["IsHere"] = isHere }),
            .. TablesOutbox.Batch(bot.School.Id, caseId, ++number, notices, bot.Time.GetUtcNow()),
        ],
        CancellationToken.None);
}
