namespace PolicyBot.Core.Asking;

/// <summary>One thing that such policies speak of: how they word it and how staff ask about it.</summary>
internal sealed record Matter(string Name, string Title, IReadOnlyList<string> Policies, IReadOnlyList<string> Asks, List<string> Wider)
{
    /// <summary>School dinners, parking, poems: nothing a social media policy speaks of.</summary>
    public bool IsOutside => Name[0] == '!';

    public static IReadOnlyList<Matter> LoadAll()
    {
        var matters = new List<Matter>();
        foreach (var file in DataFile.Names("matters-")) Parse(file, DataFile.Lines(file), matters);
        return matters;
    }

    private static void Parse(string file, IEnumerable<string> lines, List<Matter> matters)
    {
        Matter? open = null;
        foreach (var line in lines)
        {
            var text = line[1..].Trim();
            if (line[0] == '[')
            {
                var close = line.IndexOf(']', StringComparison.Ordinal);
                open = matters.Find(m => m.Name == line[1..close]);
                if (open is null) matters.Add(open = new Matter(line[1..close], line[(close + 1)..].Trim(), new List<string>(), new List<string>(), []));
            }
            else if (line[0] == '=') ((List<string>)open!.Policies).Add(text);
            else if (line[0] == '?') ((List<string>)open!.Asks).Add(text);
            else if (line[0] == '>') open!.Wider.Add(text);
            else throw new InvalidDataException($"{file}: \"{line}\" begins with none of [ = ? >");
        }
    }
}
