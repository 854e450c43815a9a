namespace PolicyBot.Core.Accounts;

/// <summary>One step of the request: what a card asks at a time.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Fields">What is answered in it; empty for the last step, which only shows and sends.</param>
public sealed record AccountStep(int Number, string Title, IReadOnlyList<AccountField> Fields)
{
    public static IReadOnlyList<AccountStep> All { get; } =
    [
        new(1, "Platform and name", [AccountField.Platform, AccountField.Name]),
        new(2, "Aim", [AccountField.Aim]),
        new(3, "Audience", [AccountField.Audience]),
        new(4, "Promotion", [AccountField.Promotion]),
        new(5, "Who will run it", [AccountField.PickedRunners, AccountField.TypedRunners]),
        new(6, "Open or closed", [AccountField.Visibility]),
        new(7, "Check and send", []),
    ];

    public static AccountStep First => All[0];

    public static AccountStep Check => All[^1];

    /// <summary>The step with this number, or null.</summary>
    public static AccountStep? Find(int? number) => All.FirstOrDefault(step => step.Number == number);

    public bool IsCheck => this == Check;

    public bool AsksRunners => Fields.Contains(AccountField.PickedRunners);

    public AccountStep Next => IsCheck ? this : All[Number];

    public AccountStep Before => Number == 1 ? this : All[Number - 2];
}
