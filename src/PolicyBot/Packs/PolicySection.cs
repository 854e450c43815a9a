using PolicyBot.Core.Asking;

namespace PolicyBot.Packs;

/// <summary>
/// The policy section of a pack. What it leaves out is taken from the document's own front page; "unknown" says that the
/// document does not state it.
/// </summary>
internal sealed class PolicySection
{
    private static readonly string[] Keys = ["file", "title", "version", "approved", "next-review", "owner"];

    private const string Unknown = "unknown";

    private readonly PackSection? _section;
    private readonly Dictionary<string, PolicyDate> _dates = [];

    private PolicySection(PackSection pack)
    {
        _section = pack.Section("policy", Keys);
        if (_section is null)
        {
            if (!pack.Has("policy"))
                pack.Fault("policy", "policy is missing.", "Add policy: with file: and the name of the policy document.");
            return;
        }

        File = _section.Text("file", "Name the policy document, such as file: policy.md.");
        if (File != Path.GetFileName(File))
            _section.Fault("file", $"{File} is a path.", "Write the file's name alone, and set PolicyBot:PolicyDocuments to its folder.");
        foreach (var key in (string[])["approved", "next-review"])
            ReadDate(_section, key);
    }

    public string File { get; } = "";

    public int FileLine => _section?.LineOf("file") ?? 1;

    public static PolicySection Read(PackSection pack) => new(pack);

    /// <summary>The document with what the pack states about it.</summary>
    public PolicyDocument Over(PolicyDocument document) => document with
    {
        Title = _section!.OptionalText("title") ?? document.Title,
        Version = Stated("version", document.Version),
        Approved = StatedDate("approved", document.Approved),
        NextReview = StatedDate("next-review", document.NextReview),
        Owner = Stated("owner", document.Owner),
    };

    private string? Stated(string key, string? inDocument) => _section!.OptionalText(key) switch
    {
        null => inDocument,
        Unknown => null,
        var stated => stated,
    };

    private PolicyDate? StatedDate(string key, PolicyDate? inDocument) => _section!.OptionalText(key) switch
    {
        null => inDocument,
        _ => _dates.GetValueOrDefault(key),
    };

    private void ReadDate(PackSection section, string key)
    {
        var written = section.OptionalText(key);
        if (written is null or Unknown)
            return;

        if (PolicyDate.Find(written) is { } date && date.AsWritten == written)
            _dates[key] = date;
        else
            section.Fault(key, $"{written} is not a date.", $"Write it as 15 June 2023 or June 2023, or {Unknown} where the document does not say.");
    }
}
