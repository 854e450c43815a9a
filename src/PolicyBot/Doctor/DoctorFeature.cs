using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Doctor;

/// <summary>Examines the installation: at the server by a command, and in the chat of whoever looks after the bot.</summary>
internal static partial class DoctorFeature
{
    public static WebApplicationBuilder AddDoctor(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TokenProbes>();
        services.AddSingleton<GraphProbes>();
        services.AddSingleton<TeamsProbes>();
        services.AddSingleton<TablesProbes>();
        services.AddSingleton<WebProbes>();
        services.AddSingleton<Examination>();
        services.AddSingleton<TablesReminders>();
        services.AddSingleton<SecretReminder>();
        services.AddHostedService(provider => provider.GetRequiredService<SecretReminder>());
        services.AddSingleton(new RowKind("told", "That those who look after PolicyBot were reminded of something, and of what"));
        return builder;
    }

    public static void MapDoctor(this Routes routes, IServiceProvider services)
    {
        var (examination, roles) = (services.GetRequiredService<Examination>(), services.GetRequiredService<RoleHolders>());
        routes.OnNotice(SecretReminder.Kind, services.GetRequiredService<SecretReminder>().RenderAsync);
        routes.OnText(Word(), async (turn, _) => await turn.ReplyAsync(await ExamineAsync(turn, examination, roles)));
    }

    /// <summary>The roles of those who look after the bot at a school.</summary>
    public static IReadOnlyList<string> LookAfterIt(SchoolPack school) =>
        [.. new[] { RoleIds.ItManager, RoleIds.Administrator, school.Accounts?.Administrator }.OfType<string>().Distinct()];

    private static async Task<Cards.AdaptiveCard> ExamineAsync(Turn turn, Examination examination, RoleHolders roles)
    {
        return await roles.HoldsAsync(turn.School, turn.Sender, LookAfterIt(turn.School), Freshness.Live, turn.Cancellation) switch
        {
            true => DoctorCards.Report(await examination.RunAsync(new([turn.School]) { MailTo = turn.Sender.Id }, turn.Cancellation)),
            false => Refusals.Sentence("Only the IT manager and the social media administrator can have PolicyBot examined."),
            null => Refusals.CannotCheck,
        };
    }

    [GeneratedRegex(@"^doctor[\s.!?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
