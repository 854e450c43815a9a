using System.Globalization;

namespace PolicyBot.LocalTenant;

/// <summary>What the command line asked for.</summary>
public sealed record RunOptions
{
    private const int MostInstances = 16;

    public const string Usage = """
        dotnet run --project src/PolicyBot.LocalTenant [-- OPTIONS]
          --port N        the page's port (default 5080); the bot listens on the next one
          --data DIR      where everything is kept between runs (default .data in the repository)
          --school NAME   the school's pack, a folder under packs/ (default model)
          --policy FILE   answer from this policy document instead of the pack's own
          --bridge PORT   let other clients, such as Microsoft's Agents Playground, talk to the bot: they post to this port
          --people FILE   who the people of those clients are in this school
          --instances N   run N bots over one store, each a process of its own (default: one bot, inside this process)
        """;

    public int Port { get; init; } = 5080;

    public string DataFolder { get; init; } = DefaultDataFolder();

    public string School { get; init; } = "model";

    public string? PolicyFile { get; init; }

    /// <summary>Where other clients post to; null: nowhere.</summary>
    public int? BridgePort { get; init; }

    public string? PeopleFile { get; init; }

    /// <summary>How many bots run as processes of their own; null: one, inside this process.</summary>
    public int? Instances { get; init; }

    /// <summary>Chooses which bot gets an activity; null: unpredictably. For tests that have to be repeatable.</summary>
    public int? Seed { get; init; }

    /// <summary>How long Teams waits for the bot's answer.</summary>
    public TimeSpan TeamsWaits { get; init; } = TimeSpan.FromSeconds(15);

    public int BotPort => Port + 1;

    /// <summary>Reads the command line; an <see cref="ArgumentException"/> says what is wrong with it.</summary>
    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count) throw new ArgumentException($"{args[i]} needs a value.");
            var (arg, value) = (args[i], args[i + 1]);
            options = arg switch
            {
                "--port" => options with { Port = ReadPort(arg, value) },
                "--data" => options with { DataFolder = value },
                "--school" => options with { School = value },
                "--policy" => options with { PolicyFile = ReadFile(value) },
                "--bridge" => options with { BridgePort = ReadPort(arg, value) },
                "--people" => options with { PeopleFile = ReadFile(value) },
                "--instances" => options with { Instances = ReadInstances(value) },
                var unknown => throw new ArgumentException($"There is no option {unknown}."),
            };
        }
        return options is { PeopleFile: not null, BridgePort: null } ? throw new ArgumentException("--people is of use with --bridge only.") : options;
    }

    private static string ReadFile(string value) =>
        File.Exists(value) ? Path.GetFullPath(value) : throw new ArgumentException($"There is no file {Path.GetFullPath(value)}.");

    private static int ReadPort(string option, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65535
            ? port
            : throw new ArgumentException($"{option} needs a number from 1 to 65534, not {value}.");

    private static int ReadInstances(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostInstances
            ? count
            : throw new ArgumentException($"--instances needs a number from 1 to {MostInstances}, not {value}.");

    // Beside the solution wherever the command was started, so that a second run finds what the first one left.
    private static string DefaultDataFolder()
    {
        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        for (var at = here; at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "PolicyBot.sln"))) return Path.Combine(at.FullName, ".data");
        return Path.Combine(here.FullName, ".data");
    }
}
