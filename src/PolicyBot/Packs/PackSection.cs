namespace PolicyBot.Packs;

/// <summary>A value of the pack with the line to name if it turns out to be wrong.</summary>
internal readonly record struct Located(string Value, int Line);

/// <summary>
/// One map of a pack, read key by key. What is missing, empty, unknown or of the wrong shape goes into the log, and the reader
/// gets an empty value so that it can go on to find the other faults: a pack with faults is never used.
/// </summary>
internal sealed class PackSection
{
    private readonly Dictionary<string, PackEntry> _entries;
    private readonly PackFaultLog _log;
    private readonly string _name;

    /// <param name="name">What the section is called in messages, such as "roles: dsl".</param>
    /// <param name="known">The keys it may have; null where the pack's author names them.</param>
    public PackSection(PackMap map, string name, PackFaultLog log, IReadOnlyList<string>? known)
    {
        (_entries, _log, _name, Line) = (map.Entries.ToDictionary(entry => entry.Key), log, name, map.Line);
        foreach (var entry in map.Entries.Where(entry => known?.Contains(entry.Key) == false))
            log.Add(entry.Line, $"{In}{entry.Key} is not a key of a pack.", NearestName.Cure(entry.Key, known!));
    }

    public int Line { get; }

    public IEnumerable<Located> Keys => _entries.Values.Select(entry => new Located(entry.Key, entry.Line));

    private string In => _name.Length == 0 ? "" : _name + ": ";

    public bool Has(string key) => _entries.ContainsKey(key);

    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : Line;

    /// <summary>A text that has to be there.</summary>
    public string Text(string key, string cure)
    {
        if (OptionalText(key) is { } text)
            return text;

        if (_entries.GetValueOrDefault(key)?.Value is null or PackText)
            _log.Add(LineOf(key), $"{In}{key} is missing.", cure);
        return "";
    }

    /// <summary>A text, or null where the key is absent or empty.</summary>
    public string? OptionalText(string key)
    {
        if (_entries.GetValueOrDefault(key) is not { } entry)
            return null;
        if (entry.Value is PackText text)
            return text.Text.Length == 0 ? null : text.Text;

        _log.Add(entry.Line, $"{In}{key} holds more than one value.", $"Write one value after {key}:");
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of one. Empty where the key is absent.</summary>
    public IReadOnlyList<Located> Texts(string key)
    {
        var texts = Items(key).OfType<PackText>().Where(text => text.Text.Length > 0).ToList();
        if (_entries.GetValueOrDefault(key) is { } entry && texts.Count != Items(key).Count)
            _log.Add(entry.Line, $"{In}{key} is not a list of texts.", $"Write it as {key}: [first, second]");
        return [.. texts.Select(text => new Located(text.Text, text.Line))];
    }

    /// <summary>A section below this one; null where the key is absent or holds something else.</summary>
    public PackSection? Section(string key, IReadOnlyList<string>? known)
    {
        if (_entries.GetValueOrDefault(key) is not { } entry)
            return null;
        if (entry.Value is PackMap map)
            return new PackSection(map, In + key, _log, known);

        NotASection(key, entry.Line, known);
        return null;
    }

    /// <summary>A list of sections below this one.</summary>
    public IReadOnlyList<PackSection> Sections(string key, IReadOnlyList<string> known)
    {
        foreach (var wrong in Items(key).Where(item => item is not PackMap and not PackText { Text.Length: 0 }))
            NotASection(key, wrong.Line, known);
        return [.. Items(key).OfType<PackMap>().Select(map => new PackSection(map, In + key, _log, known))];
    }

    public void Fault(string key, string problem, string cure) => _log.Add(LineOf(key), In + problem, cure);

    private void NotASection(string key, int line, IReadOnlyList<string>? known) =>
        _log.Add(line, $"{In}{key} is not a section.", known is null ? "Write its keys below it, indented by two spaces." : $"Its keys are {string.Join(", ", known)}.");

    private IReadOnlyList<PackNode> Items(string key) => _entries.GetValueOrDefault(key)?.Value switch
    {
        null => [],
        PackList list => list.Items,
        var single => [single],
    };
}
