namespace PolicyBot.Core.Asking;

/// <summary>The files under Data, which are part of the program.</summary>
internal static class DataFile
{
    /// <summary>Lines of one file that are neither blank nor for people ("# …").</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
                lines.Add(text);
        return lines;
    }

    /// <summary>One file as it is.</summary>
    public static Stream Open(string name) => typeof(DataFile).Assembly.GetManifestResourceStream("PolicyBot.Core.Asking.Data." + name)
        ?? throw new InvalidOperationException($"The data file {name} is not part of the program.");

    /// <summary>Names of the files that begin with <paramref name="prefix"/>, in order.</summary>
    public static IEnumerable<string> Names(string prefix)
    {
        const string folder = "PolicyBot.Core.Asking.Data.";
        return typeof(DataFile).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(folder + prefix, StringComparison.Ordinal))
            .Select(n => n[folder.Length..])
            .Order(StringComparer.Ordinal);
    }
}
