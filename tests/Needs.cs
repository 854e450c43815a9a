using System.Runtime.CompilerServices;

namespace PolicyBot.Testing;

/// <summary>Where the repository and the reference material beside it are.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), ".."));

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>The reference material (policies, schemas, metadata) that is kept outside the repository.</summary>
public static class Shared
{
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("POLICYBOT_SHARED") ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared"));

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);
}

/// <summary>What a test needs from the machine. Absent: skipped and said so, or a failure when POLICYBOT_NO_SKIPS=1.</summary>
internal static class Need
{
    private static readonly bool NoSkips = Environment.GetEnvironmentVariable("POLICYBOT_NO_SKIPS") == "1";

    public static string? SharedFolder =>
        Missing(Directory.Exists(Shared.Path("policies")), $"the reference folder {Shared.Root} is not there: set POLICYBOT_SHARED");

    public static string? Node => Missing(OnPath("node"), "Node.js 20 or newer is not on the PATH");

    public static string? PdfToText => Missing(OnPath("pdftotext"), "pdftotext (poppler-utils) is not on the PATH");

    public static string? Chromium => Node ?? Missing(ChromiumPath is not null, "Chromium is not installed: set POLICYBOT_CHROMIUM or install it");

    public static string? ChromiumPath { get; } = new[]
    {
        Environment.GetEnvironmentVariable("POLICYBOT_CHROMIUM"),
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    private static string? Missing(bool present, string reason) =>
        present || NoSkips ? null : "SKIPPED: " + reason;

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}

public sealed class NeedsSharedFactAttribute : FactAttribute
{
    public NeedsSharedFactAttribute() => Skip = Need.SharedFolder;
}

public sealed class NeedsSharedTheoryAttribute : TheoryAttribute
{
    public NeedsSharedTheoryAttribute() => Skip = Need.SharedFolder;
}

public sealed class NeedsNodeFactAttribute : FactAttribute
{
    public NeedsNodeFactAttribute() => Skip = Need.Node;
}

public sealed class NeedsNodeTheoryAttribute : TheoryAttribute
{
    public NeedsNodeTheoryAttribute() => Skip = Need.Node;
}

public sealed class NeedsChromiumAndSharedFactAttribute : FactAttribute
{
    public NeedsChromiumAndSharedFactAttribute() => Skip = Need.Chromium ?? Need.SharedFolder;
}

public sealed class NeedsChromiumFactAttribute : FactAttribute
{
    public NeedsChromiumFactAttribute() => Skip = Need.Chromium;
}

public sealed class NeedsNodeAndSharedFactAttribute : FactAttribute
{
    public NeedsNodeAndSharedFactAttribute() => Skip = Need.Node ?? Need.SharedFolder;
}

public sealed class NeedsPdfToTextFactAttribute : FactAttribute
{
    public NeedsPdfToTextFactAttribute() => Skip = Need.PdfToText;
}

public sealed class NeedsPdfToTextTheoryAttribute : TheoryAttribute
{
    public NeedsPdfToTextTheoryAttribute() => Skip = Need.PdfToText;
}
