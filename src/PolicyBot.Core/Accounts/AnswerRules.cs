using System.Text.RegularExpressions;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>What makes an answer an answer. Members of staff are found by <see cref="RunnerRules"/>.</summary>
public static partial class AnswerRules
{
    /// <summary>What is wrong with the answers of one step, in the order of its questions.</summary>
    /// <param name="staff">The school's staff; null where the step asks for nobody.</param>
    public static IReadOnlyList<Problem> Check(AccountAnswers answers, AccountStep step, IReadOnlyList<Person>? staff = null) =>
        [.. step.Questions.Where(question => question.Kind != QuestionKind.People).SelectMany(question => Check(question, answers.Text(question.Id), staff ?? []))];

    /// <summary>What is wrong with the answers of all steps.</summary>
    public static IReadOnlyList<Problem> Check(AccountAnswers answers, AccountForm form, IReadOnlyList<Person>? staff = null) =>
        [.. form.Steps.SelectMany(step => Check(answers, step, staff))];

    /// <summary>The people without an account who are named, each once.</summary>
    public static IReadOnlyList<Person> Outsiders(AccountForm form, AccountAnswers answers) =>
        [.. form.Questions.Where(question => question.Kind == QuestionKind.Names).SelectMany(question => Named(answers.Text(question.Id))).DistinctBy(person => person.Id)];

    /// <summary>What is wrong with one answer.</summary>
    public static IEnumerable<Problem> Check(AccountQuestion question, string text, IReadOnlyList<Person> staff)
    {
        if (text == "")
            return question.IsOptional ? [] : [new(question.Id, question.WhenMissing)];
        if (text.Length > question.Longest)
            return [new(question.Id, TooLong(question, text))];
        return question.Kind switch
        {
            QuestionKind.Choice when question.Choices.FirstOrDefault(choice => choice.Id == text)?.Refusal is { } refusal => [new(question.Id, refusal)],
            QuestionKind.Mail when !IsSchoolAddress(question, text) => [new(question.Id, NotSchoolAddress(question))],
            QuestionKind.Names => CheckNames(question, text, staff),
            _ => [],
        };
    }

    private static string TooLong(AccountQuestion question, string text)
    {
        var length = text.Length >= new AccountField(question).LongestKept - 1 ? "your answer is far longer" : $"your answer has {text.Length}";
        return $"{question.Label} must be {question.Longest} characters or fewer: {length}";
    }

    private static bool IsSchoolAddress(AccountQuestion question, string text) =>
        Address().Match(text) is { Success: true } address
        && (question.MailDomains.Count == 0 || question.MailDomains.Contains(address.Groups["domain"].Value, StringComparer.OrdinalIgnoreCase));

    private static string NotSchoolAddress(AccountQuestion question) => question.MailDomains.Count == 0
        ? "Enter an e-mail address in the form name@school.sch.uk"
        : $"Enter a school e-mail address, one that ends in {string.Join(" or ", question.MailDomains.Select(domain => "@" + domain))}";

    // Whoever is staff goes with the staff: those who run an account can't decide on it.
    private static IEnumerable<Problem> CheckNames(AccountQuestion question, string text, IReadOnlyList<Person> staff)
    {
        var named = Named(text).ToList();
        if (named.Count > RunnerRules.Most)
            yield return new(question.Id, $"Name {RunnerRules.Most} people at most: you named {named.Count}");
        foreach (var person in named.Where(person => person.Name.IndexOfAny([',', ';', '@']) >= 0).Take(1))
            yield return new(question.Id, $"Enter one name on each line: “{person.Name}” is more than a name");
        foreach (var member in staff.Where(member => named.Any(person => person.Id == Person.Outside(member.Name).Id)))
            yield return new(question.Id, $"{member.Name} is a member of staff: name them as one");
    }

    private static IEnumerable<Person> Named(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Person.Outside);

    [GeneratedRegex(@"^[^@\s]+@(?<domain>[^@\s.]+(\.[^@\s.]+)+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
