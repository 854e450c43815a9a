using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>Other ways of typing one question that ask the very same. Seeded: the same ways in every run.</summary>
internal static class Phrasings
{
    // Each pair is the same word to a member of staff.
    private static readonly (string, string)[] Same =
    [
        ("mum", "mother"), ("mums", "mothers"), ("dad", "father"), ("fb", "facebook"), ("insta", "instagram"), ("pic", "picture"), ("pics", "pictures"), ("photo", "picture"), ("photos", "pictures"),
        ("vid", "video"), ("vids", "videos"), ("kid", "child"), ("kids", "children"), ("head", "headteacher"), ("mobile", "phone"), ("ok", "okay"), ("email", "e-mail"), ("pupil", "student"), ("pupils", "students"),
        ("mum", "mam"), ("photo", "photograph"), ("whatsapp", "whats app"), ("colleague", "co-worker"), ("allowed", "permitted"),
    ];

    public static IEnumerable<(string Kind, string Question)> Of(string question, Func<string, bool> uses, int seed)
    {
        yield return ("please", "please " + question);
        yield return ("please", question.TrimEnd('?') + " please?");
        yield return ("case", question.ToUpperInvariant());
        yield return ("case", question.ToLowerInvariant());
        yield return ("case", string.Join(' ', question.Split(' ').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])));
        foreach (var (one, other) in Same)
        {
            if (Swapped(question, one, other) is { } there) yield return ("synonym", there);
            if (Swapped(question, other, one) is { } back) yield return ("synonym", back);
        }

        var random = new Random(seed);
        var words = question.Split(' ');
        for (var i = 0; i < words.Length; i++)
            if (words[i].Length >= 5 && words[i].All(char.IsAsciiLetter) && Typo(words[i], random) is var typo && !IsWord(typo, uses))
                yield return ("typo", string.Join(' ', [.. words[..i], typo, .. words[(i + 1)..]]));
    }

    private static string? Swapped(string question, string one, string other)
    {
        var words = question.Split(' ');
        var at = Array.FindIndex(words, w => w.Trim('?', ',', '.').Equals(one, StringComparison.OrdinalIgnoreCase));
        if (at < 0) return null;
        words[at] = words[at].Replace(words[at].Trim('?', ',', '.'), other, StringComparison.Ordinal);
        return string.Join(' ', words);
    }

    // Two letters changed round, one left out, one twice: as fingers do, and never the first.
    private static string Typo(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(3) switch
        {
            0 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            1 => word[..at] + word[(at + 1)..],
            _ => word[..at] + word[at] + word[at..],
        };
    }

    private static bool IsWord(string typo, Func<string, bool> uses) => Spelling.IsKnown(typo.ToLowerInvariant()) || uses(typo.ToLowerInvariant());
}
