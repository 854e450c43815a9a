using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Accounts;

/// <summary>One input of a card: a question's own, or the second one of a question for people, into which names are typed.</summary>
public sealed record AccountField(AccountQuestion Question, bool IsTyped = false)
{
    /// <summary>The name of the answer on the card and in the draft.</summary>
    public string Id => IsTyped ? TypedId(Question.Id) : Question.Id;

    /// <summary>Whether people are picked: Entra object ids, separated by commas.</summary>
    public bool IsPicked => Question.Kind == QuestionKind.People && !IsTyped;

    /// <summary>What is too long is kept up to here, so that it can be shortened and every card can still show it.</summary>
    public int LongestKept => 2 * Question.Longest;

    /// <summary>Whether it is one line; the rest may have paragraphs.</summary>
    public bool IsOneLine => Question.Kind is QuestionKind.Line or QuestionKind.Mail or QuestionKind.Choice;

    /// <summary>The inputs of a question, in the order shown.</summary>
    public static IReadOnlyList<AccountField> Of(AccountQuestion question) =>
        question.Kind == QuestionKind.People ? [new(question), new(question, IsTyped: true)] : [new(question)];

    /// <summary>The id of the input into which the people are typed whom a question asks for.</summary>
    public static string TypedId(string questionId) => questionId + "-typed";

    /// <summary>The text as it is kept: no space around it, no control characters, lines ended alike, cut where no honest answer ends.</summary>
    public string Tidy(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n')
            .Select(line => new string([.. line.Where(c => !char.IsControl(c))]).Trim());
        var tidy = string.Join(IsOneLine ? " " : "\n", lines).Trim();
        return tidy.Length <= LongestKept ? tidy : tidy[..(char.IsHighSurrogate(tidy[LongestKept - 1]) ? LongestKept - 1 : LongestKept)];
    }
}
