namespace PolicyBot.Core.Asking;

/// <summary>The Porter2 (Snowball English) stemmer: "accepting", "accepts" and "accepted" become "accept".</summary>
/// <remarks>Algorithm: https://snowballstem.org/algorithms/english/stemmer.html</remarks>
internal static class Stemmer
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas",
        ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
        // Words that the algorithm runs together and policies don't: settings and sets, authority and author.
        ["settings"] = "settings", ["useful"] = "useful", ["pressing"] = "pressing", ["presses"] = "pressing", ["trainers"] = "trainers", ["objection"] = "objection", ["reporter"] = "reporter", ["reporters"] = "reporter", ["friendly"] = "friendly", ["policies"] = "policies", ["policy"] = "policy", ["accountable"] = "accountable", ["objective"] = "objective", ["objectives"] = "objective", ["pressed"] = "pressing", ["appropriately"] = "appropriately", ["presently"] = "presently", ["moments"] = "moment", ["training"] = "training",
        ["authority"] = "authority", ["authorities"] = "authority", ["organisation"] = "organisation", ["general"] = "general", ["playing"] = "play", ["plays"] = "play",
    };

    private static readonly string[] StartsOfWholeRegions = ["gener", "commun", "arsen"];
    private static readonly string[] Step1BLong = ["eedly", "eed"];
    private static readonly string[] Step1BEnds = ["ingly", "edly", "ing", "ed"];
    private static readonly string[] Invariants = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];
    private static readonly string[] Doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string End, string With)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"), ("izer", "ize"), ("ization", "ize"),
        ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"), ("alli", "al"), ("fulness", "ful"), ("ousli", "ous"), ("ousness", "ous"),
        ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"), ("fulli", "ful"), ("lessli", "less"),
    ];

    private static readonly (string End, string With)[] Step3 =
        [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic"];

    private static readonly WordMemo<string> Known = new(WorkOut);

    public static string Stem(string word) => word.Length <= 2 ? word : Known.Of(word);

    private static string WorkOut(string word)
    {
        if (Exceptions.TryGetValue(word, out var exception)) return exception;
        var w = MarkConsonantY(word.TrimStart('\''));
        var r1 = Region1(w);
        var r2 = Region(w, r1);
        w = Step0And1A(w);
        if (Array.IndexOf(Invariants, w) >= 0) return w;
        w = Step1B(w, r1);
        w = Step1C(w);
        w = Longest(w, r1, Step2) ?? TailOfStep2(w);
        w = Longest(w, r1, Step3) ?? (w.EndsWith("ative", StringComparison.Ordinal) && w.Length - 5 >= r2 ? w[..^5] : w);
        w = DropStep4(w, r2);
        return Step5(w, r1, r2).Replace('Y', 'y');
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal)) return word;
        var w = word.ToCharArray();
        for (var i = 0; i < w.Length; i++)
            if (w[i] == 'y' && (i == 0 || IsVowel(w[i - 1])))
                w[i] = 'Y';
        return new string(w);
    }

    private static int Region1(string w)
    {
        foreach (var start in StartsOfWholeRegions)
            if (w.StartsWith(start, StringComparison.Ordinal))
                return start.Length;
        return Region(w, 0);
    }

    private static int Region(string w, int from)
    {
        for (var i = from + 1; i < w.Length; i++)
            if (!IsVowel(w[i]) && IsVowel(w[i - 1]))
                return i + 1;
        return w.Length;
    }

    private static string Step0And1A(string w)
    {
        if (w.EndsWith("'s'", StringComparison.Ordinal)) w = w[..^3];
        else if (w.EndsWith("'s", StringComparison.Ordinal)) w = w[..^2];
        else if (w.EndsWith('\'')) w = w[..^1];
        if (w.EndsWith("sses", StringComparison.Ordinal)) return w[..^2];
        if (w.EndsWith("ied", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal)) return w.Length > 4 ? w[..^2] : w[..^1];
        if (w.EndsWith("us", StringComparison.Ordinal) || w.EndsWith("ss", StringComparison.Ordinal) || !w.EndsWith('s')) return w;
        return w.Length > 2 && w[..^2].Any(IsVowel) ? w[..^1] : w;
    }

    private static string Step1B(string w, int r1)
    {
        foreach (var end in Step1BLong)
            if (w.EndsWith(end, StringComparison.Ordinal))
                return w.Length - end.Length >= r1 ? w[..^end.Length] + "ee" : w;
        foreach (var end in Step1BEnds)
        {
            if (!w.EndsWith(end, StringComparison.Ordinal)) continue;
            var stem = w[..^end.Length];
            if (!stem.Any(IsVowel)) return w;
            if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal)) return stem + "e";
            if (Doubles.Any(d => stem.EndsWith(d, StringComparison.Ordinal))) return stem[..^1];
            return r1 >= stem.Length && EndsShort(stem) ? stem + "e" : stem;
        }

        return w;
    }

    private static bool EndsShort(string w)
    {
        if (w.Length == 2) return IsVowel(w[0]) && !IsVowel(w[1]);
        return w.Length > 2 && !IsVowel(w[^3]) && IsVowel(w[^2]) && !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y');
    }

    private static string Step1C(string w) =>
        w.Length > 2 && w[^1] is 'y' or 'Y' && w.Length > 2 && !IsVowel(w[^2]) ? w[..^1] + "i" : w;

    // What becomes of a word with one of these endings, the longest of them counting; null where it has none.
    private static string? Longest(string w, int region, (string End, string With)[] endings)
    {
        (string? End, string With) best = default;
        foreach (var (end, with) in endings)
            if (end.Length > (best.End?.Length ?? 0) && w.EndsWith(end, StringComparison.Ordinal)) best = (end, with);
        if (best.End is null) return null;
        return w.Length - best.End.Length >= region ? string.Concat(w.AsSpan(0, w.Length - best.End.Length), best.With) : w;
    }

    private static string TailOfStep2(string w)
    {
        if (w.EndsWith("ogi", StringComparison.Ordinal)) return w.EndsWith("logi", StringComparison.Ordinal) ? w[..^1] : w;
        return w.Length > 3 && w.EndsWith("li", StringComparison.Ordinal) && "cdeghkmnrt".Contains(w[^3], StringComparison.Ordinal) ? w[..^2] : w;
    }

    private static string DropStep4(string w, int r2)
    {
        foreach (var end in Step4)
            if (w.EndsWith(end, StringComparison.Ordinal)) return w.Length - end.Length >= r2 ? w[..^end.Length] : w;
        return w.EndsWith("ion", StringComparison.Ordinal) && w.Length - 3 >= r2 && w.Length > 3 && w[^4] is 's' or 't' && w.EndsWith("ion", StringComparison.Ordinal) && w.Length - 3 >= r2 ? w[..^3] : w;
    }

    private static string Step5(string w, int r1, int r2)
    {
        if (w.EndsWith('e')) return w.Length - 1 >= r2 || (w.Length - 1 >= r1 && !EndsShort(w[..^1])) ? w[..^1] : w;
        return w.EndsWith("ll", StringComparison.Ordinal) && w.Length - 1 >= r2 ? w[..^1] : w;
    }
}
