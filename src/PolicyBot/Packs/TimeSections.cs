using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads the deadlines and the calendar of a pack.</summary>
internal static partial class TimeSections
{
    private static readonly string[] DeadlineKeys = ["within", "weekend", "clause", "source"];
    private static readonly string[] CalendarKeys = ["terms", "closures", "bank-holidays"];
    private static readonly string[] SpanKeys = ["name", "from", "to", "on"];

    private const string NextWorkingDay = "next working day";

    public static IReadOnlyDictionary<string, Deadline> Deadlines(PackSection pack, PackSources sources)
    {
        if (pack.Section("deadlines", [.. DeadlineIds.Defaults.Keys]) is not { } deadlines)
            return new Dictionary<string, Deadline>();

        return deadlines.Keys
            .Where(id => DeadlineIds.Defaults.ContainsKey(id.Value))
            .Select(id => (Id: id.Value, Section: deadlines.Section(id.Value, DeadlineKeys)))
            .Where(deadline => deadline.Section is not null)
            .ToDictionary(deadline => deadline.Id, deadline => Deadline(deadline.Id, deadline.Section!, sources));
    }

    public static SchoolCalendar Calendar(PackSection pack)
    {
        var calendar = pack.Section("calendar", CalendarKeys);
        var terms = calendar is null ? [] : Spans(calendar, "terms");
        if (terms.Count == 0)
            pack.Fault("calendar", "calendar: terms are missing.", "List the terms with name, from and to: deadlines are counted in school days.");
        for (var i = 1; i < terms.Count; i++)
        {
            if (terms[i].First <= terms[i - 1].Last)
                calendar!.Fault("terms", $"{terms[i].Name} starts before {terms[i - 1].Name} has ended.", "List the terms in order, without overlap.");
        }

        return new SchoolCalendar(terms, calendar is null ? [] : Spans(calendar, "closures"), calendar is null ? [] : Spans(calendar, "bank-holidays"));
    }

    private static Deadline Deadline(string id, PackSection section, PackSources sources)
    {
        var within = section.Text("within", "Write it as within: 2 school days or within: 24 hours.");
        var length = Length().Match(within);
        if (within.Length > 0 && !length.Success)
            section.Fault("within", $"{within} is not a length of time.", "Write it as 2 school days or 24 hours.");

        var weekend = section.OptionalText("weekend");
        if (weekend is not null and not NextWorkingDay)
            section.Fault("weekend", $"{weekend} is not known here.", $"Write {NextWorkingDay}, or leave weekend out.");

        var amount = length.Success ? int.Parse(length.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var unit = length.Groups["unit"].Value switch
        {
            ['m', ..] => DeadlineUnit.Minutes,
            ['h', ..] => DeadlineUnit.Hours,
            _ => DeadlineUnit.SchoolDays,
        };
        if (id == DeadlineIds.IncidentAnswer && unit == DeadlineUnit.SchoolDays && length.Success)
            section.Fault("within", $"{within} is counted in school days, and a report cannot wait for one.", "Write it in minutes or hours, such as 30 minutes.");
        return new Deadline(id, amount, unit, weekend is not null, sources.Source(section));
    }

    private static IReadOnlyList<NamedDays> Spans(PackSection calendar, string key) =>
        [.. calendar.Sections(key, SpanKeys).Select(Span)];

    private static NamedDays Span(PackSection section)
    {
        var name = section.Text("name", "Say what the days are called, such as name: Autumn term.");
        var (first, last) = section.Has("on") ? (Day(section, "on"), Day(section, "on")) : (Day(section, "from"), Day(section, "to"));
        if (last < first)
            section.Fault("to", $"{name} ends before it starts.", "Put the earlier day after from.");
        return new NamedDays(name, first, last);
    }

    private static DateOnly Day(PackSection section, string key)
    {
        const string cure = "Write the day as 2026-09-02, year first; one day as on:, several as from: and to:.";
        var written = section.Text(key, cure);
        if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && written.Length > 0)
            section.Fault(key, $"{written} is not a day.", cure);
        return day;
    }

    [GeneratedRegex("^(?<amount>[1-9][0-9]{0,2}) (?<unit>minutes?|hours?|school days?)$")]
    private static partial Regex Length();
}
