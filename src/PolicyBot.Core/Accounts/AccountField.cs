using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Accounts;

/// <summary>One answer of the request, as it is checked and as it is named in the finished request.</summary>
/// <param name="Id">The name of the answer on the card; a question's id, except for <see cref="TypedRunners"/>.</param>
/// <param name="Label">What the answer is called in the finished request.</param>
/// <param name="WhenMissing">What to do, shown where it is not answered.</param>
/// <param name="Longest">The most characters (UTF-16).</param>
public sealed record AccountField(string Id, string Label, string WhenMissing, int Longest)
{
    public static AccountField Platform { get; } = new(AccountQuestionIds.Platform, "Platform", "Enter the platform, such as Instagram", 60);

    public static AccountField Name { get; } = new(AccountQuestionIds.Name, "Name", "Enter the name of the account", 100);

    public static AccountField Aim { get; } = new(AccountQuestionIds.Aim, "Aim", "Enter the aim of the account", 500);

    public static AccountField Audience { get; } = new(AccountQuestionIds.Audience, "Audience", "Enter who the account is for", 500);

    public static AccountField Promotion { get; } = new(AccountQuestionIds.Promotion, "Promotion", "Enter how you will promote the account", 500);

    /// <summary>Those who will run it, picked: Entra object ids, separated by commas.</summary>
    public static AccountField PickedRunners { get; } = new(AccountQuestionIds.Runners, "Who will run it", "Name the members of staff who will run the account", 500);

    /// <summary>Those who will run it, typed: a name or an e-mail address on each line.</summary>
    public static AccountField TypedRunners { get; } = new("runners-typed", PickedRunners.Label, PickedRunners.WhenMissing, PickedRunners.Longest);

    public static AccountField Visibility { get; } = new(AccountQuestionIds.Visibility, "Open or closed", "Select whether the account will be open or closed", 10);

    /// <summary>What is too long is kept up to here, so that it can be shortened and every card can still show it.</summary>
    public int LongestKept => 2 * Longest;

    /// <summary>Whether it is one line; the rest may have paragraphs.</summary>
    public bool IsOneLine => Longest <= 100;

    /// <summary>The text as it is kept: no space around it, no control characters, lines ended alike, cut where no honest answer ends.</summary>
    public string Tidy(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n')
            .Select(line => new string([.. line.Where(c => !char.IsControl(c))]).Trim());
        var tidy = string.Join(IsOneLine ? " " : "\n", lines).Trim();
        return tidy.Length <= LongestKept ? tidy : tidy[..(char.IsHighSurrogate(tidy[LongestKept - 1]) ? LongestKept - 1 : LongestKept)];
    }
}

/// <summary>The answers to <see cref="AccountField.Visibility"/>.</summary>
public static class AccountVisibility
{
    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>The answer in words, or null where there is none.</summary>
    public static string? InWords(string answer) => answer switch
    {
        Open => "Open: anyone can see it",
        Closed => "Closed: only people who are let in can see it",
        _ => null,
    };
}
