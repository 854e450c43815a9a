using System.Globalization;
using System.Text;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Register;

/// <summary>The register as comma-separated values (RFC 4180), safe to open in a spreadsheet.</summary>
public static class RegisterCsv
{
    private static readonly string[] Columns =
        ["Number", "Platform", "Name", "Address", "School e-mail address", "Run by", "Leaving", "Moderator", "Status", "Closed on", "Last check", "Checked by"];

    /// <summary>A line with the columns, then one for each account.</summary>
    /// <param name="moderator">Who watches over an account that names nobody.</param>
    /// <param name="withPlaces">Whether the reader may see where login details are kept.</param>
    public static string Write(IEnumerable<RegisterEntry> entries, string moderator, bool withPlaces)
    {
        var csv = new StringBuilder();
        Line(csv, withPlaces ? [.. Columns, "Login details kept"] : Columns);
        foreach (var entry in entries)
            Line(csv, [.. Cells(entry, moderator), .. withPlaces ? [entry.Secret?.Location ?? ""] : Array.Empty<string>()]);
        return csv.ToString();
    }

    /// <summary>One cell. A spreadsheet would take text that begins like a formula for one; an apostrophe in front keeps it text.</summary>
    public static string Cell(string text) =>
        $"\"{(IsFormula(text) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string> Cells(RegisterEntry entry, string moderator) =>
    [
        entry.Id, entry.Platform, entry.Name, entry.Address ?? "", entry.Mail ?? "", Names(entry.Runners), Names(entry.Leavers.Select(leaver => leaver.Who)),
        entry.Moderators.Count > 0 ? Names(entry.Moderators) : moderator, Status(entry.Status), entry.ClosedOn is { } day ? Day(day) : "",
        entry.LastCheck is { } check ? Day(DateOnly.FromDateTime(check.At.UtcDateTime)) : "", entry.LastCheck?.By.Name ?? "",
    ];

    private static string Status(AccountStatus status) => status switch
    {
        AccountStatus.SettingUp => "being set up",
        AccountStatus.Active => "in use",
        _ => "closed",
    };

    // Spreadsheets look past spaces, and some take the wide forms of the signs for the signs.
    private static bool IsFormula(string text) =>
        text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || (text.TrimStart() is { Length: > 0 } start && start[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'));

    private static void Line(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Names(IEnumerable<Person> people) => string.Join("; ", people.Select(person => person.Name));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
