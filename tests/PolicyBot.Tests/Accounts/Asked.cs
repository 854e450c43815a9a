using PolicyBot.Core.Accounts;
using PolicyBot.Core.Packs;

namespace PolicyBot.Testing;

/// <summary>The fields of a request at a school that asks what the bot asks by itself.</summary>
public static class Asked
{
    public static AccountField Platform { get; } = Of(AccountQuestionIds.Platform);

    public static AccountField Name { get; } = Of(AccountQuestionIds.Name);

    public static AccountField Aim { get; } = Of(AccountQuestionIds.Aim);

    public static AccountField Audience { get; } = Of(AccountQuestionIds.Audience);

    public static AccountField Promotion { get; } = Of(AccountQuestionIds.Promotion);

    public static AccountField PickedRunners { get; } = Of(AccountQuestionIds.Runners);

    public static AccountField TypedRunners { get; } = PickedRunners with { IsTyped = true };

    public static AccountField Visibility { get; } = Of(AccountQuestionIds.Visibility);

    private static AccountField Of(string id) => new(AccountQuestionIds.Defaults.First(question => question.Id == id));
}
