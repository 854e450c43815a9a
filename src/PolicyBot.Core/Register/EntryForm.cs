using PolicyBot.Core.Accounts;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Register;

/// <summary>What somebody typed to enter an account; nothing of it is known to be right.</summary>
/// <param name="id">The number that the form was given, so that the account is entered once however often it is sent.</param>
public sealed class EntryForm(string id, string? platform, string? name, string? address, string? pickedRunners, string? typedRunners, bool isNew)
{
    /// <summary>The same questions as those of a request.</summary>
    public static AccountField PlatformField { get; } = Field(AccountQuestionIds.Platform);

    public static AccountField NameField { get; } = Field(AccountQuestionIds.Name);

    public static AccountField RunnersField { get; } = Field(AccountQuestionIds.Runners);

    public string Id => id;

    public string Platform { get; } = PlatformField.Tidy(platform);

    public string Name { get; } = NameField.Tidy(name);

    public string Address { get; } = NameField.Tidy(address);

    /// <summary>Entra object ids, separated by commas.</summary>
    public string PickedRunners => pickedRunners ?? "";

    /// <summary>A name or an e-mail address on each line.</summary>
    public string TypedRunners => typedRunners ?? "";

    public bool IsNew => isNew;

    /// <summary>What is wrong with the texts; the runners are held against the staff.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Problem(PlatformField.Question, Platform),
        .. Problem(NameField.Question, Name),
        .. Address != "" && SetUpRules.Wrong(Address) is RegisterOutcome.Refused wrong ? [wrong.Reason] : Array.Empty<string>(),
    ];

    /// <summary>An empty form.</summary>
    public static EntryForm Empty() => new(AccountIds.New(), null, null, null, null, null, isNew: false);

    private static AccountField Field(string id) => new(AccountQuestionIds.Known.First(question => question.Id == id));

    private static IEnumerable<string> Problem(AccountQuestion question, string text)
    {
        if (text == "")
            yield return question.WhenMissing;
        else if (text.Length > question.Longest)
            yield return $"{question.Label} must be {question.Longest} characters or fewer: your answer has {text.Length}";
    }
}
