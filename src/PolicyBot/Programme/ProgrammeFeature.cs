using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Packs;

namespace PolicyBot.Programme;

/// <summary>What a school does on days of its own, such as an evening for parents: everybody can look it up, and those who see to it are reminded.</summary>
internal static partial class ProgrammeFeature
{
    /// <summary>Reminds those who see to it of one day of the programme.</summary>
    internal const string ReminderKind = "programme/reminder";

    private const string DayId = "'PD-'yyyy-MM-dd";

    public static WebApplicationBuilder AddProgramme(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ProgrammeReminders>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ProgrammeReminders>());
        return builder;
    }

    public static void MapProgramme(this Routes routes, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        routes.OnText(ProgrammeText(), (turn, _) => turn.ReplyAsync(ProgrammeCards.Ahead(turn.School, UkTime.Day(time.GetUtcNow()))));
        routes.OnNotice(ReminderKind, (school, dayId, _, _) => Task.FromResult<NoticeCard?>(
            DayOf(dayId) is { } day && ItemsOn(school, day) is { Count: > 0 } items ? new NoticeCard.Tell(ProgrammeCards.Reminder(school, day, items)) : null));
    }

    /// <summary>What a day of the programme is called in the outbox.</summary>
    internal static string IdOf(DateOnly day) => day.ToString(DayId, CultureInfo.InvariantCulture);

    internal static IReadOnlyList<ProgrammeItem> ItemsOn(SchoolPack school, DateOnly day) => [.. school.Programme.Where(item => item.Days.Contains(day))];

    private static DateOnly? DayOf(string id) => DateOnly.TryParseExact(id, DayId, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^(?:show\s+)?(?:me\s+)?(?:the\s+|our\s+)?(?:school['’]?s?\s+)?(?:programme|calendar)\s*[.?!]?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProgrammeText();
}
