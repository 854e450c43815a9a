using System.Globalization;

namespace PolicyBot.LocalTenant;

/// <summary>What the command line asked for.</summary>
public sealed record RunOptions
{
    public const string Usage = """
        dotnet run --project src/PolicyBot.LocalTenant [-- OPTIONS]
          --port N        the page's port (default 5080); the bot listens on the next one
          --data DIR      where everything is kept between runs (default .data in the repository)
          --school NAME   the school's pack, a folder under packs/ (default model)
          --policy FILE   answer from this policy document instead of the pack's own
        """;

    public int Port { get; init; } = 5080;

    public string DataFolder { get; init; } = DefaultDataFolder();

    public string School { get; init; } = "model";

    public string? PolicyFile { get; init; }

    public int BotPort => Port + 1;

    /// <summary>Reads the command line; an <see cref="ArgumentException"/> says what is wrong with it.</summary>
    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count) throw new ArgumentException($"{args[i]} needs a value.");
            var value = args[i + 1];
            options = args[i] switch
            {
                "--port" => options with { Port = ReadPort(value) },
                "--data" => options with { DataFolder = value },
                "--school" => options with { School = value },
                "--policy" when File.Exists(value) => options with { PolicyFile = Path.GetFullPath(value) },
                "--policy" => throw new ArgumentException($"There is no file {Path.GetFullPath(value)}."),
                var unknown => throw new ArgumentException($"There is no option {unknown}."),
            };
        }
        return options;
    }

    private static int ReadPort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65535
            ? port
            : throw new ArgumentException($"--port needs a number from 1 to 65534, not {value}.");

    // Beside the solution wherever the command was started, so that a second run finds what the first one left.
    private static string DefaultDataFolder()
    {
        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        for (var at = here; at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "PolicyBot.sln"))) return Path.Combine(at.FullName, ".data");
        return Path.Combine(here.FullName, ".data");
    }
}
