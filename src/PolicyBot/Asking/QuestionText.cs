using System.Text.Json.Nodes;

namespace PolicyBot.Asking;

/// <summary>What was asked, short enough to travel in every button of its answer.</summary>
internal sealed record QuestionText
{
    private const int LongestRead = 500;
    private const int LongestShown = 120;

    private QuestionText(string text) => Text = text;

    public string Text { get; }

    /// <summary>What a card repeats, so that answers can be told apart.</summary>
    public string Shown => Cut(Text, LongestShown);

    /// <summary>White space folded; what comes after 500 characters is not read.</summary>
    public static QuestionText From(string? text) =>
        new(Cut(string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestRead));

    public JsonObject Data(int? clause = null)
    {
        var data = new JsonObject { ["question"] = Text };
        if (clause is not null)
            data["clause"] = clause;
        return data;
    }

    /// <summary>At most <paramref name="longest"/> characters, cut at a word where there is one and never inside a character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = text.LastIndexOf(' ', longest - 1, longest / 2);
        if (end < 0)
            end = char.IsLowSurrogate(text[longest - 1]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
