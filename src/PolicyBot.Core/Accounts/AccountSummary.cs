using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>All answers in words, in the order of the questions.</summary>
public static class AccountSummary
{
    private const string None = "None";

    /// <param name="found">Those who were named, by question, as the directory knows them; null where it is not known.</param>
    public static IReadOnlyList<CaseField> Of(AccountForm form, AccountAnswers answers, StaffFound? found) =>
        [.. form.Questions.Select(question => new CaseField(question.Label, InWords(question, answers, found)))];

    private static string InWords(AccountQuestion question, AccountAnswers answers, StaffFound? found)
    {
        var text = question.Kind switch
        {
            QuestionKind.People => string.Join(", ", found?.Of(question.Id).Select(person => person.Name) ?? AsEntered(question, answers)),
            QuestionKind.Choice => question.Choices.FirstOrDefault(choice => choice.Id == answers.Text(question.Id))?.Text ?? "",
            _ => Shorten(answers.Text(question.Id), question.Longest),
        };
        return text == "" && question.IsOptional ? None : text;
    }

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : $"{text[..longest]}…";

    private static IEnumerable<string> AsEntered(AccountQuestion question, AccountAnswers answers) =>
        answers.Picked(question.Id).Select(person => person.Name).Append(answers.Text(AccountField.TypedId(question.Id))).Where(text => text != "");
}
