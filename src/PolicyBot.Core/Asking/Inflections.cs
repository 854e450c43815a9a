namespace PolicyBot.Core.Asking;

/// <summary>
/// Takes off endings of grammar only ("posts", "posting", "posted" are "post"), so that phrases are found in any form
/// without running different words together, as a full stemmer does with "information" and "inform".
/// </summary>
internal static class Inflections
{
    private static readonly HashSet<string> Whole = new(["news", "sms", "gps", "settings", "during", "nothing", "something", "anything", "everything", "evening", "morning", "always", "perhaps", "used", "need", "media", "need", "setting", "wellbeing", "trainers", "feed", "indeed", "bed", "red", "wedding", "policies", "cops", "mutuals", "rights", "dating", "staffing", "cleared", "trusted", "contents", "recognises", "recognised"], StringComparer.Ordinal);

    private static readonly WordMemo<string> Known = new(WorkOut);

    public static string Base(string word) => word.Length <= 3 ? word : Known.Of(word);

    private static string WorkOut(string word)
    {
        if (Whole.Contains(word) || char.IsAsciiDigit(word[0])) return word;
        var w = word;
        if (Ends(w, "ies") || Ends(w, "ied")) w = w[..^3] + "y";
        else if (Ends(w, "sses") || Ends(w, "xes") || Ends(w, "ches") || Ends(w, "shes")) w = w[..^2];
        else if (Ends(w, "ing") && Stands(w[..^3])) w = Single(w[..^3]);
        else if (Ends(w, "ed") && Stands(w[..^2])) w = Single(w[..^2]);
        else if (w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i')) w = w[..^1];
        if (w.Length > 3 && w[^1] == 'e') w = w[..^1];
        return w.Length > 3 && w[^1] == 'y' ? w[..^1] + "i" : w;
    }

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal) && word.Length > end.Length + 1;

    private static bool Stands(string rest) => rest.Length >= 3 && rest.Any(c => "aeiouy".Contains(c, StringComparison.Ordinal));

    // "tagging" is "tag", but "adding" is "add".
    private static string Single(string rest) =>
        rest.Length > 3 && rest[^1] == rest[^2] && "gptmnb".Contains(rest[^1], StringComparison.Ordinal) ? rest[..^1] : rest;
}
