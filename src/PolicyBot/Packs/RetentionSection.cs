using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads how long closed cases are kept.</summary>
internal static partial class RetentionSection
{
    private static readonly string[] Keys = ["for", "keep", "clause", "source"];

    public static IReadOnlyList<Retention> Read(PackSection pack, PackSources sources) =>
        [.. pack.Sections("retention", Keys).Select(section => ReadOne(section, sources))];

    private static Retention ReadOne(PackSection section, PackSources sources)
    {
        var kind = section.OptionalText("for") ?? Retention.Any;
        string[] known = [Retention.Any, .. IncidentKind.All.Select(one => one.Id)];
        if (!known.Contains(kind))
            section.Fault("for", $"{kind} is not a kind of incident.", NearestName.Cure(kind, known));
        var keep = section.Text("keep", "Write it as keep: 6 years or keep: 18 months.");
        var length = Length().Match(keep);
        if (keep.Length > 0 && !length.Success)
            section.Fault("keep", $"{keep} is not a length of time.", "Write it as 6 years or 18 months.");
        var amount = length.Success ? int.Parse(length.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new(kind, length.Groups["unit"].Value.StartsWith('y') ? 12 * amount : amount, sources.Source(section));
    }

    [GeneratedRegex("^(?<amount>[1-9][0-9]{0,2}) (?<unit>months?|years?)$")]
    private static partial Regex Length();
}
