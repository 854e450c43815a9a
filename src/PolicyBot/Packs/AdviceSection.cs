using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads what a school says of reports to those who write and handle them.</summary>
internal static class AdviceSection
{
    private static readonly string[] Keys = ["for", "text", "clause", "source"];

    public static IReadOnlyList<ReportAdvice> Read(PackSection pack, PackSources sources) =>
        [.. pack.Sections("advice", Keys).Select(section => ReadOne(section, sources))];

    private static ReportAdvice ReadOne(PackSection section, PackSources sources)
    {
        var place = section.Text("for", "Name a kind of report, a step, assess or close.");
        if (place.Length > 0 && !ReportAdvice.Places.Contains(place))
            section.Fault("for", $"{place} is not a place for advice.", NearestName.Cure(place, ReportAdvice.Places));
        return new(place, new(section.Text("text", "Write it in one sentence."), sources.Source(section)));
    }
}
