namespace PolicyBot.Core.Accounts;

/// <summary>What makes an answer an answer. Who is to run the account is checked by <see cref="RunnerRules"/>.</summary>
public static class AnswerRules
{
    /// <summary>What is wrong with the answers of one step, in the order of its fields.</summary>
    public static IReadOnlyList<Problem> Check(AccountAnswers answers, AccountStep step) =>
        step.AsksRunners ? [] : [.. step.Fields.Select(field => Check(field, answers.Text(field))).OfType<Problem>()];

    /// <summary>What is wrong with the answers of all steps.</summary>
    public static IReadOnlyList<Problem> Check(AccountAnswers answers) => [.. AccountStep.All.SelectMany(step => Check(answers, step))];

    private static Problem? Check(AccountField field, string text)
    {
        if (text == "")
            return new(field, field.WhenMissing);
        if (text.Length <= field.Longest)
            return null;
        var length = text.Length >= field.LongestKept - 1 ? "your answer is far longer" : $"your answer has {text.Length}";
        return new(field, $"{field.Label} must be {field.Longest} characters or fewer: {length}");
    }
}
