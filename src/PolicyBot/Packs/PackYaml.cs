using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyBot.Packs;

/// <summary>A piece of a pack with the line it stands on.</summary>
internal abstract record PackNode(int Line);

internal sealed record PackText(string Text, int Line) : PackNode(Line);

internal sealed record PackList(IReadOnlyList<PackNode> Items, int Line) : PackNode(Line);

internal sealed record PackMap(IReadOnlyList<PackEntry> Entries, int Line) : PackNode(Line);

internal sealed record PackEntry(string Key, int Line, PackNode Value);

/// <summary>
/// Reads YAML into nodes that know their line. YamlDotNet's own object model stops at the first duplicate key, and its
/// deserializer at the first unknown one; a pack's author wants to see all of them.
/// </summary>
internal static class PackYaml
{
    /// <summary>The whole file as a map; null, with the fault logged, where it is not YAML at all.</summary>
    public static PackMap? Read(string text, PackFaultLog log)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _) && ReadNode(parser, log) is PackMap map)
                return map;

            log.Add(1, "The file does not hold a school pack.", "Start it with the key school and the school's name.");
        }
        catch (YamlException fault)
        {
            log.Add((int)fault.Start.Line, "This is not YAML: " + fault.Message.TrimEnd('.') + ".", "Look for a missing quotation mark, colon or a tab before this line.");
        }

        return null;
    }

    private static PackNode ReadNode(Parser parser, PackFaultLog log)
    {
        var line = (int)parser.Current!.Start.Line;
        if (parser.TryConsume<Scalar>(out var scalar))
            return new PackText(scalar.Value.Trim(), line);
        if (parser.TryConsume<MappingStart>(out _))
            return ReadMap(parser, line, log);
        if (parser.TryConsume<SequenceStart>(out _))
            return ReadList(parser, line, log);

        parser.Consume<AnchorAlias>();
        log.Add(line, "A pack does not use YAML aliases.", "Write the value out again.");
        return new PackText("", line);
    }

    private static PackList ReadList(Parser parser, int line, PackFaultLog log)
    {
        var items = new List<PackNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(parser, log));
        return new PackList(items, line);
    }

    private static PackMap ReadMap(Parser parser, int line, PackFaultLog log)
    {
        var entries = new List<PackEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var entry = new PackEntry(key.Value, (int)key.Start.Line, ReadNode(parser, log));
            if (entries.Find(earlier => earlier.Key == entry.Key) is { } first)
                log.Add(entry.Line, $"The key {entry.Key} is written twice, first on line {first.Line}.", "Keep one of the two.");
            else
                entries.Add(entry);
        }

        return new PackMap(entries, line);
    }
}
