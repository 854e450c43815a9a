using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Accounts;

/// <summary>One step of the request: what a card asks at a time.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Questions">What is asked in it; none in the last step, which only shows and sends.</param>
public sealed record AccountStep(int Number, string Title, IReadOnlyList<AccountQuestion> Questions)
{
    public IReadOnlyList<AccountField> Fields { get; } = [.. Questions.SelectMany(AccountField.Of)];

    public bool IsCheck => Questions.Count == 0;
}

/// <summary>The steps of a request at one school, as its pack asks them.</summary>
public sealed class AccountForm
{
    private AccountForm(IReadOnlyList<AccountStep> steps) => Steps = steps;

    public IReadOnlyList<AccountStep> Steps { get; }

    public AccountStep First => Steps[0];

    public AccountStep Check => Steps[^1];

    /// <summary>Every question in order.</summary>
    public IEnumerable<AccountQuestion> Questions => Steps.SelectMany(step => step.Questions);

    public static AccountForm Of(AccountsProcess process)
    {
        var steps = new List<AccountStep>();
        foreach (var question in process.Questions)
        {
            if (steps.LastOrDefault() is { } last && last.Title == question.Step)
                steps[^1] = new(last.Number, last.Title, [.. last.Questions, question]);
            else
                steps.Add(new(steps.Count + 1, question.Step, [question]));
        }
        return new([.. steps, new(steps.Count + 1, "Check and send", [])]);
    }

    /// <summary>The step with this number; the last one where there are fewer by now, and the first where there is none so low.</summary>
    public AccountStep At(int number) => Steps[Math.Clamp(number, 1, Steps.Count) - 1];

    /// <summary>The step that asks a question.</summary>
    public AccountStep StepOf(AccountQuestion question) => Steps.First(step => step.Questions.Any(asked => asked.Id == question.Id));
}
