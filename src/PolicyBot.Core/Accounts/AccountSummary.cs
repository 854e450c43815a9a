using PolicyBot.Core.Approvals;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>All answers in words, in the order of the steps.</summary>
public static class AccountSummary
{
    /// <param name="runners">Those who will run the account, as the directory knows them; null where it is not known.</param>
    public static IReadOnlyList<CaseField> Of(AccountAnswers answers, IReadOnlyList<Person>? runners) =>
    [
        .. AccountStep.All.SelectMany(step => step.Fields).Where(field => field != AccountField.TypedRunners)
            .Select(field => new CaseField(field.Label, InWords(field, answers, runners))),
    ];

    private static string InWords(AccountField field, AccountAnswers answers, IReadOnlyList<Person>? runners)
    {
        if (field == AccountField.PickedRunners)
            return string.Join(", ", runners?.Select(person => person.Name) ?? AsEntered(answers));
        var text = answers.Text(field);
        if (field == AccountField.Visibility)
            return AccountVisibility.InWords(text) ?? "";
        return text.Length <= field.Longest ? text : $"{text[..field.Longest]}…";
    }

    private static IEnumerable<string> AsEntered(AccountAnswers answers) =>
        answers.PickedRunners.Select(person => person.Name).Append(answers.Text(AccountField.TypedRunners)).Where(text => text != "");
}
