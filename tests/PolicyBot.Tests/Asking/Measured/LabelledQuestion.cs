using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>A question with the answer a careful reader would give; evidence is words or "sha256:N:HEX" of N words.</summary>
internal sealed partial record LabelledQuestion(
    string Id, string School, string? Asker, string Question, string Kind, string? Verdict, IReadOnlyList<string> Evidence, bool All, string Notes)
{
    public bool IsAnswerable => Kind is "verdict" or "lookup";

    /// <summary>The labelled verdict and the others that can be defended.</summary>
    public IReadOnlySet<string?> Defensible =>
        Notes.StartsWith("ALT=", StringComparison.Ordinal) ? new HashSet<string?>(Notes[4..].Split(' ')[0].Split(',')) { Verdict } : new HashSet<string?> { Verdict };

    public static IEnumerable<LabelledQuestion> Load(params IEnumerable<string> files) => files.SelectMany(File.ReadLines).Where(l => l.Length > 1).Select(Parse);

    public bool IsShownBy(IEnumerable<string> texts)
    {
        var hits = Evidence.Select(e => texts.Any(t => StandsIn(e, t)));
        return All ? hits.All(h => h) : hits.Any(h => h);
    }

    public static string Norm(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace('–', '-').Replace('—', '-').Replace("*", "", StringComparison.Ordinal);
        return Spaces().Replace(plain, " ").Trim().ToLowerInvariant();
    }

    public static string[] Words(string text) => [.. WordPattern().Matches(Norm(text)).Select(m => m.Value)];

    private static bool StandsIn(string evidence, string text)
    {
        var plain = Norm(text);
        if (plain.Length > 500) plain = plain[..500];
        if (!evidence.StartsWith("sha256:", StringComparison.Ordinal)) return plain.Contains(Norm(evidence), StringComparison.Ordinal);
        var parts = evidence.Split(':');
        var (count, words) = (int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Words(plain));
        return Enumerable.Range(0, Math.Max(0, words.Length - count + 1))
            .Any(i => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words[i..(i + count)])))) == parts[2]);
    }

    private static LabelledQuestion Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
        return new LabelledQuestion(
            Text("id")!, Text("school")!, Text("asker"), Text("question")!, Text("kind")!, Text("verdict"),
            [.. root.GetProperty("evidence").EnumerateArray().Select(e => e.GetString()!)],
            root.TryGetProperty("all", out var all) && all.ValueKind == JsonValueKind.True, Text("notes") ?? "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[a-z0-9']+")]
    private static partial Regex WordPattern();
}
