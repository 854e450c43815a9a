namespace PolicyBot.Core.Asking;

/// <summary>One thing that such policies speak of: how they word it and how staff ask about it.</summary>
internal sealed record Matter(string Name, string Title, IReadOnlyList<string> Policies, IReadOnlyList<string> Asks, List<string> Wider)
{
    /// <summary>School dinners, parking, poems: nothing a social media policy speaks of.</summary>
    public bool IsOutside => Name[0] == '!';

    public static IReadOnlyList<Matter> LoadAll() => [.. DataFile.Names("matters-").SelectMany(file => Parse(file, DataFile.Lines(file)))];

    private static List<Matter> Parse(string file, IEnumerable<string> lines)
    {
        var matters = new List<Matter>();
        foreach (var line in lines)
        {
            var text = line[1..].Trim();
            if (line[0] == '[')
            {
                var close = line.IndexOf(']', StringComparison.Ordinal);
                matters.Add(new Matter(line[1..close], line[(close + 1)..].Trim(), new List<string>(), new List<string>(), []));
            }
            else if (line[0] == '=') ((List<string>)matters[^1].Policies).Add(text);
            else if (line[0] == '?') ((List<string>)matters[^1].Asks).Add(text);
            else if (line[0] == '>') matters[^1].Wider.Add(text);
            else throw new InvalidDataException($"{file}: \"{line}\" begins with none of [ = ? >");
        }

        return matters;
    }
}
