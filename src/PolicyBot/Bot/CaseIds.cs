using System.Text.RegularExpressions;

namespace PolicyBot.Bot;

/// <summary>Case numbers, such as AR-7K2M-9QX4, as people type them.</summary>
internal static partial class CaseIds
{
    /// <summary>The number in its one form, or null for anything else.</summary>
    public static string? Parse(string? text) => text?.Trim().ToUpperInvariant() is { } id && Form().IsMatch(id) ? id : null;

    [GeneratedRegex(@"^[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
