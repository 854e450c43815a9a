using System.Globalization;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads what a school does on days of its own, and who is reminded of it.</summary>
internal static class ProgrammeSection
{
    private static readonly string[] Keys = ["name", "on", "to", "clause", "source"];

    public static IReadOnlyList<ProgrammeItem> Read(PackSection pack, PackRoles roles, PackSources sources) =>
        [.. pack.Sections("programme", Keys).Select(section => ReadOne(section, roles, sources))];

    private static ProgrammeItem ReadOne(PackSection section, PackRoles roles, PackSources sources)
    {
        var days = section.Texts("on");
        if (days.Count == 0)
            section.Fault("on", "on is missing.", "List the days, such as on: [2026-11-26, 2027-03-04].");
        foreach (var wrong in days.Where(day => ParseDay(day.Value) is null))
            section.Fault("on", $"{wrong.Value} is not a day.", "Write the day as 2026-09-02, year first.");
        var to = section.Texts("to");
        if (to.Count == 0)
            section.Fault("to", "to is missing.", "Name the roles that are reminded, such as to: [slt].");
        return new(
            section.Text("name", "Say what the school does, such as name: Evening for parents."),
            [.. days.Select(day => ParseDay(day.Value)).OfType<DateOnly>().Order()],
            [.. to.Select(role => roles.BoundInTenant(role, "be reminded", "Bind it to a group or people."))],
            sources.Source(section));
    }

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
