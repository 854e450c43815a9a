using System.Buffers;
using System.Text;

namespace PolicyBot.Core.Asking;

/// <summary>Text into plain lower-case words: quotes straightened, contractions and text-speak opened.</summary>
internal static class Tokens
{
    private static readonly Dictionary<string, string> Opened = new(StringComparer.Ordinal)
    {
        ["u"] = "you", ["ur"] = "your", ["r"] = "are", ["pls"] = "please", ["plz"] = "please", ["ppl"] = "people", ["thx"] = "thanks", ["cos"] = "because",
        ["cuz"] = "because", ["wanna"] = "want to", ["gonna"] = "going to", ["gotta"] = "have to", ["w"] = "with", ["w/"] = "with", ["b4"] = "before", ["tho"] = "though",
        ["can't"] = "can not", ["cant"] = "can not", ["cannot"] = "can not", ["won't"] = "will not", ["wont"] = "will not", ["don't"] = "do not", ["dont"] = "do not",
        ["doesn't"] = "does not", ["doesnt"] = "does not", ["isn't"] = "is not", ["isnt"] = "is not", ["aren't"] = "are not", ["arent"] = "are not",
        ["didn't"] = "did not", ["didnt"] = "did not", ["hasn't"] = "has not", ["hasnt"] = "has not", ["haven't"] = "have not", ["havent"] = "have not",
        ["shouldn't"] = "should not", ["shouldnt"] = "should not", ["mustn't"] = "must not", ["mustnt"] = "must not", ["wouldn't"] = "would not", ["wouldnt"] = "would not",
        ["couldn't"] = "could not", ["couldnt"] = "could not", ["ain't"] = "is not", ["aint"] = "is not", ["wasn't"] = "was not", ["wasnt"] = "was not",
        ["i'm"] = "i am", ["im"] = "i am", ["i've"] = "i have", ["ive"] = "i have", ["i'd"] = "i would", ["i'll"] = "i will", ["you're"] = "you are", ["youre"] = "you are",
        ["we're"] = "we are", ["they're"] = "they are", ["theyre"] = "they are", ["it's"] = "it is", ["that's"] = "that is", ["thats"] = "that is", ["what's"] = "what is",
        ["whats"] = "what is", ["who's"] = "who is", ["whos"] = "who is", ["there's"] = "there is", ["theres"] = "there is", ["where's"] = "where is", ["wheres"] = "where is",
        ["how's"] = "how is", ["hows"] = "how is", ["when's"] = "when is", ["whens"] = "when is", ["let's"] = "let us", ["lets"] = "let us", ["e-mail"] = "email",
        ["e-mails"] = "email", ["tweeted"] = "tweet", ["tweeting"] = "tweet", ["tweets"] = "tweet", ["they've"] = "they have", ["theyve"] = "they have", ["she's"] = "she is",
        ["shes"] = "she is", ["he's"] = "he is", ["hes"] = "he is", ["we've"] = "we have", ["weve"] = "we have", ["aye"] = "yes", ["nope"] = "no", ["yr"] = "year",
        ["soc"] = "social", ["pov"] = "view", ["abt"] = "about", ["msg"] = "message", ["pupil's"] = "pupil", ["hubby"] = "husband", ["bf"] = "boyfriend", ["gf"] = "girlfriend",
        ["tchr"] = "teacher", ["sch"] = "school", ["skool"] = "school", ["fone"] = "phone", ["nqts"] = "nqt", ["ects"] = "ect", ["lgbt"] = "lgbt", ["any1"] = "anyone", ["some1"] = "someone",
    };

    private static readonly SearchValues<char> Superscripts = SearchValues.Create("⁰¹²³⁴⁵⁶⁷⁸⁹");

    public static IReadOnlyList<string> Read(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        foreach (var raw in WithoutFootnoteMarks(text).Normalize(NormalizationForm.FormKC))
        {
            var c = raw is '’' or '‘' or '`' ? '\'' : char.ToLowerInvariant(raw);
            var inside = char.IsLetterOrDigit(c) || (word.Length > 0 && c is '\'') || (c is '.' && word.Length > 0 && word.ToString() is "last" or "ask");
            if (inside) word.Append(c);
            else Flush(word, tokens);
        }

        Flush(word, tokens);
        return tokens;
    }

    // They would become figures that belong to the word before them.
    private static string WithoutFootnoteMarks(string text) => text.AsSpan().IndexOfAny(Superscripts) < 0 ? text : string.Concat(text.Select(c => Superscripts.Contains(c) ? ' ' : c));

    private static void Flush(StringBuilder word, List<string> tokens)
    {
        if (word.Length == 0) return;
        var w = word.ToString().Trim('\'', '.');
        word.Clear();
        if (w.Length == 0) return;
        if (Opened.TryGetValue(w, out var opened)) tokens.AddRange(opened.Split(' '));
        else tokens.Add(w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w.Replace("'", "", StringComparison.Ordinal));
    }
}
