using PolicyBot.Core.Doctor;
using PolicyBot.Core.Packs;
using PolicyBot.Doctor;

namespace PolicyBot.Commands;

/// <summary>The "doctor" verb: examines the installation, with the settings that the bot itself runs with.</summary>
internal static class DoctorCommand
{
    private const int UsageError = 2;
    private const string Usage =
        """
        Usage:
          doctor                       examines the installation: settings, identity, permissions, roles, storage, packs

          --endpoint https://...       tries the bot's own address, too (on Azure App Service it is known)
          --send-to NAME               sends a test card to this person, and an e-mail where e-mails are switched on:
                                       an object id or a sign-in name
          --PolicyBot:NAME=VALUE       a setting, as for the bot itself
        """;

    /// <summary>Runs the verb. Returns 0 when nothing has to be put right, 1 when something has, 2 for wrong usage.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Action<WebApplicationBuilder>? compose = null)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }
        if (DoctorOptions.Read(args) is not { } options)
        {
            await error.WriteLineAsync(Usage);
            return UsageError;
        }

        var findings = await ExamineAsync(options, compose);
        foreach (var finding in findings)
            await output.WriteLineAsync(Line(finding));
        await output.WriteLineAsync();
        await output.WriteLineAsync(DoctorCards.Headline(findings));
        return findings.Any(finding => finding.State == FindingState.Fault) ? 1 : 0;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(DoctorOptions options, Action<WebApplicationBuilder>? compose)
    {
        try
        {
            await using var bot = BotHost.Create(options.Settings, builder =>
            {
                builder.Logging.ClearProviders(); // what matters of it is a finding
                compose?.Invoke(builder);
            });
            var host = bot.Configuration["WEBSITE_HOSTNAME"]; // what App Service calls it
            return await bot.Services.GetRequiredService<Examination>().RunAsync(
                new(bot.Services.GetRequiredService<SchoolPacks>().All)
                {
                    Endpoint = options.Endpoint ?? (string.IsNullOrEmpty(host) ? null : new Uri("https://" + host)),
                    SendTo = options.SendTo,
                    MailTo = options.SendTo,
                },
                CancellationToken.None);
        }
        catch (SettingsFaultException faults)
        {
            return
            [
                .. faults.Message.Split(Environment.NewLine).Select(fault => Finding.Fault("Settings", fault, "The bot does not start until then.")),
                Finding.Skipped("The rest", "It can be looked at once the settings and packs are right."),
            ];
        }
    }

    private static string Line(Finding finding)
    {
        var word = finding.State switch
        {
            FindingState.Ok => "ok   ",
            FindingState.Warning => "mind ",
            FindingState.Fault => "FIX  ",
            _ => "-    ",
        };
        return $"{word} {finding.Area}: {finding.Text}{(finding.Cure is { } cure ? $"{Environment.NewLine}      {cure}" : "")}";
    }
}

/// <summary>What was typed after "doctor".</summary>
internal sealed record DoctorOptions(Uri? Endpoint, string? SendTo, string[] Settings)
{
    /// <summary>Null where it is not understood.</summary>
    public static DoctorOptions? Read(string[] args)
    {
        var options = new DoctorOptions(null, null, []);
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--endpoint" when Uri.TryCreate(next, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps:
                    (options, i) = (options with { Endpoint = address }, i + 1);
                    break;
                case "--send-to" when next.Length > 0 && !next.StartsWith("--", StringComparison.Ordinal):
                    (options, i) = (options with { SendTo = next }, i + 1);
                    break;
                case var setting when setting.StartsWith("--PolicyBot:", StringComparison.OrdinalIgnoreCase) && setting.Contains('='):
                    options = options with { Settings = [.. options.Settings, setting] };
                    break;
                default:
                    return null;
            }
        }
        return options;
    }
}
