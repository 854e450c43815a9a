using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>Finds out who is meant by those who were picked and typed, among the staff of this moment.</summary>
public static class RunnerRules
{
    /// <summary>More people than run any account; it keeps cards small.</summary>
    public const int Most = 10;

    private const int MostSuggestions = 3;
    private const int LongestName = 60;
    private static readonly string[] Words = ["no", "one", "two", "three", "four", "five"];

    /// <summary>The members of staff named in these questions, and what is wrong.</summary>
    /// <param name="staff">The school's staff.</param>
    /// <param name="runnersAtLeast">How many different people must run the account.</param>
    public static StaffFound Find(IEnumerable<AccountQuestion> questions, AccountAnswers answers, IReadOnlyList<Person> staff, int runnersAtLeast)
    {
        var found = questions.Where(question => question.Kind == QuestionKind.People).ToDictionary(
            question => question.Id,
            question => Find(question, answers, staff, question.Id == AccountQuestionIds.Runners ? runnersAtLeast : question.IsOptional ? 0 : 1));
        return new(found.ToDictionary(each => each.Key, each => each.Value.People), [.. found.Values.SelectMany(each => each.Problems)]);
    }

    /// <summary>The members of staff named in one question, each once, and what is wrong.</summary>
    /// <param name="atLeast">How many different people it takes.</param>
    public static RunnersFound Find(AccountQuestion question, AccountAnswers answers, IReadOnlyList<Person> staff, int atLeast)
    {
        var named = new List<Person>();
        var problems = new List<Problem>();
        foreach (var picked in answers.Picked(question.Id))
        {
            if (staff.FirstOrDefault(member => member.IsSame(picked.Id)) is { } member)
                named.Add(member);
            else
                problems.Add(new(question.Id, NotStaff(picked)));
        }
        foreach (var (line, text) in Lines(answers.Text(AccountField.TypedId(question.Id))))
        {
            var matches = Match(text, staff);
            if (matches.Count == 1)
                named.Add(matches[0]);
            else
                problems.Add(new(AccountField.TypedId(question.Id), $"Line {line}, “{Shorten(text)}”: {WhyNot(text, matches, staff)}"));
        }
        Person[] different = [.. named.DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase)];
        if (problems.Count == 0)
            problems.AddRange(CheckNumber(question, named, different, atLeast));
        return new(different, [.. problems.Take(Most)]);
    }

    private static IEnumerable<Problem> CheckNumber(AccountQuestion question, List<Person> named, Person[] different, int atLeast)
    {
        var members = atLeast == 1 ? "a member of staff" : $"{InWords(atLeast)} different members of staff";
        if (different.Length < atLeast)
        {
            yield return new(question.Id, (named.Count, different.Length) switch
            {
                (0, _) when question.Id != AccountQuestionIds.Runners => question.WhenMissing,
                (0, _) => $"Name {members} who will run the account",
                (2, 1) => $"Name {members}: you named the same person twice",
                (var count, 1) when count > 1 => $"Name {members}: you named the same person {count} times",
                (_, 1) => $"Name {members}: you named only {different[0].Name}",
                (_, var count) => $"Name {members}: you named {InWords(count)}",
            });
        }
        else if (different.Length > Most)
        {
            yield return new(question.Id, $"Name {Most} people at most: you named {different.Length}");
        }
    }

    private static string InWords(int count) => count < Words.Length ? Words[count] : $"{count}";

    private static string NotStaff(Person picked) => picked switch
    {
        { Id: "" } => "Pick people from the list, or type their names below",
        { Name: "" } => "One of the people you picked is not a member of staff: pick somebody else",
        _ => $"{picked.Name} is not a member of staff: pick somebody else",
    };

    private static IEnumerable<(int Line, string Text)> Lines(string typed) =>
        typed.Split('\n').Select((text, index) => (index + 1, Collapse(text))).Where(line => line.Item2 != "");

    private static List<Person> Match(string text, IReadOnlyList<Person> staff)
    {
        var byMail = staff.Where(member => Same(member.Mail, text)).ToList();
        return byMail.Count > 0 ? byMail : [.. staff.Where(member => Same(Collapse(member.Name), text))];
    }

    private static string WhyNot(string text, List<Person> matches, IReadOnlyList<Person> staff)
    {
        if (matches.Count > 1)
            return $"{InWords(matches.Count)} members of staff have this name. Enter the school e-mail address instead";
        if (text.Contains(',') || text.Contains(';'))
            return "enter one person on each line, first name before surname";
        var near = Near(text, staff);
        return near.Count is > 0 and <= MostSuggestions
            ? $"no member of staff has exactly this name. Did you mean {string.Join(" or ", near.Select(member => member.Name))}?"
            : "no member of staff has this name or e-mail address. Check the spelling, or enter their school e-mail address";
    }

    // "Ann" or "a patel" for Ann Patel.
    private static List<Person> Near(string text, IReadOnlyList<Person> staff)
    {
        var typed = text.Split(' ');
        return [.. staff.Where(member => typed.All(word => member.Name.Split(' ').Any(part => part.StartsWith(word, StringComparison.OrdinalIgnoreCase))))];
    }

    private static string Shorten(string text) => text.Length <= LongestName ? text : $"{text[..LongestName]}…";

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Who was named in one question, as far as it is known.</summary>
public sealed record RunnersFound(IReadOnlyList<Person> People, IReadOnlyList<Problem> Problems);

/// <summary>Who was named in each question for members of staff, as far as it is known.</summary>
public sealed record StaffFound(IReadOnlyDictionary<string, IReadOnlyList<Person>> People, IReadOnlyList<Problem> Problems)
{
    public IReadOnlyList<Person> Runners => Of(AccountQuestionIds.Runners);

    public IReadOnlyList<Person> Of(string questionId) => People.GetValueOrDefault(questionId) ?? [];
}
