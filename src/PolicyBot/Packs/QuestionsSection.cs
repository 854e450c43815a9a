using System.Globalization;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads what a school's business case for an account asks: the questions in the order in which the pack lists them.</summary>
internal sealed class QuestionsSection(PackSection accounts, PackSources sources)
{
    // What the card that shows every answer has room for, whatever the letters, and what each question on it takes besides its answer.
    private const int MostCharacters = 3400;
    private const int CharactersOfAQuestion = 75;

    private static readonly string[] QuestionKeys = ["ask", "label", "step", "hint", "kind", "longest", "optional", "choices", "domains", "clause"];
    private static readonly string[] ChoiceKeys = ["id", "text", "refused"];
    private static readonly string[] Switch = ["yes", "no"];

    private static readonly Dictionary<string, QuestionKind> Kinds = new()
    {
        ["line"] = QuestionKind.Line, ["text"] = QuestionKind.Text, ["choice"] = QuestionKind.Choice,
        ["people"] = QuestionKind.People, ["names"] = QuestionKind.Names, ["email"] = QuestionKind.Mail,
    };

    /// <summary>The pack's questions; the bot's own where it has none. Platform and name come first and runners last where the pack leaves them out.</summary>
    public IReadOnlyList<AccountQuestion> Read()
    {
        if (accounts.Section("questions", known: null) is not { } section)
            return AccountQuestionIds.Defaults;
        List<AccountQuestion> listed = [.. section.Keys.Select(key => section.Section(key.Value, QuestionKeys) is { } question ? Read(question, key.Value) : Standard(key.Value))];
        string[] first = [AccountQuestionIds.Platform, AccountQuestionIds.Name];
        IReadOnlyList<AccountQuestion> all = [.. Missing(listed, first), .. listed, .. Missing(listed, AccountQuestionIds.Runners)];

        var characters = all.Where(question => question.Kind != QuestionKind.Choice).Sum(question => question.Longest);
        var room = MostCharacters - (all.Count * CharactersOfAQuestion);
        if (characters > room)
            accounts.Fault("questions", $"the longest answers together have {characters} characters, and a card has room for {room}.", "Make some shorter, such as longest: 300.");
        foreach (var same in all.GroupBy(question => question.Label).Where(group => group.Count() > 1))
            accounts.Fault("questions", $"two answers are called {same.Key}.", "Give each a label of its own.");
        return all;
    }

    private AccountQuestion Read(PackSection section, string id)
    {
        var standard = AccountQuestionIds.Known.FirstOrDefault(known => known.Id == id);
        var question = standard ?? New(section, id);
        if (standard is not null && section.Has("kind"))
            section.Fault("kind", $"{id} has its kind already.", "Take kind out.");
        var choices = Choices(section, question);
        return question with
        {
            Ask = section.OptionalText("ask") ?? question.Ask,
            Label = section.OptionalText("label") ?? question.Label,
            Step = section.OptionalText("step") ?? question.Step,
            Hint = section.OptionalText("hint") ?? question.Hint,
            Longest = Longest(section, question),
            IsOptional = IsOptional(section, question),
            Choices = choices,
            MailDomains = [.. section.Texts("domains").Select(domain => domain.Value.TrimStart('@'))],
            Clause = sources.Clause(section),
        };
    }

    private static AccountQuestion New(PackSection section, string id)
    {
        var kind = section.Text("kind", $"Write one of {string.Join(", ", Kinds.Keys)}. {NearestName.Cure(id, [.. AccountQuestionIds.Known.Select(known => known.Id)])}");
        if (kind.Length > 0 && !Kinds.ContainsKey(kind))
            section.Fault("kind", $"{kind} is not a kind of answer.", NearestName.Cure(kind, [.. Kinds.Keys]));
        var label = section.Text("label", "Write what the answer is called in the finished request, such as label: Risk assessment.");
        return new(id, Kinds.GetValueOrDefault(kind), label, section.Text("ask", "Write the question, such as ask: What are the risks?"));
    }

    private static IReadOnlyList<AnswerChoice> Choices(PackSection section, AccountQuestion question)
    {
        var choices = section.Sections("choices", ChoiceKeys).Select(choice => new AnswerChoice(
            choice.Text("id", "Write a short id, such as id: open."), choice.Text("text", "Write the answer as staff read it."), choice.OptionalText("refused"))).ToList();
        if (question.Kind == QuestionKind.Choice && choices.Count == 0 && question.Choices.Count == 0)
            section.Fault("choices", "nothing can be chosen.", "List choices: each with id and text.");
        if (question.Kind != QuestionKind.Choice && choices.Count > 0)
            section.Fault("choices", "choices belong to kind: choice.", "Take them out, or change the kind.");
        return choices.Count > 0 ? choices : question.Choices;
    }

    private static int Longest(PackSection section, AccountQuestion question)
    {
        if (section.OptionalText("longest") is not { } written)
            return question.Longest;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var longest) && longest is >= 20 and <= 1000)
            return longest;
        section.Fault("longest", $"{written} is not a length of an answer.", "Write a whole number of characters from 20 to 1000.");
        return question.Longest;
    }

    private static bool IsOptional(PackSection section, AccountQuestion question)
    {
        var written = section.OptionalText("optional");
        if (written is not null && !Switch.Contains(written))
            section.Fault("optional", $"{written} is neither yes nor no.", "Write yes or no.");
        if (written == "yes" && question.Id is AccountQuestionIds.Platform or AccountQuestionIds.Name or AccountQuestionIds.Runners)
            section.Fault("optional", $"{question.Id} is always needed.", "Take optional out.");
        return written is null ? question.IsOptional : written == "yes";
    }

    private static AccountQuestion Standard(string id) => AccountQuestionIds.Known.FirstOrDefault(known => known.Id == id) ?? new(id, QuestionKind.Line, id, id);

    private static IEnumerable<AccountQuestion> Missing(List<AccountQuestion> listed, params IEnumerable<string> ids) =>
        ids.Where(id => listed.TrueForAll(question => question.Id != id)).Select(Standard);
}
