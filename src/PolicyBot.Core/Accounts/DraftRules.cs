using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Accounts;

/// <summary>Who is asking for an account, and where.</summary>
public sealed record Applicant(SchoolPack School, AccountsProcess Process, Person Person)
{
    /// <summary>What this school asks, step by step.</summary>
    public AccountForm Form => AccountForm.Of(Process);
}

/// <summary>The state of a draft that a card shows, by what the card says.</summary>
public sealed record DraftCard(string DraftId, int Step, int Edition)
{
    public bool Shows(AccountDraft draft) => Step == draft.Step && Edition == draft.Edition;
}

/// <summary>Where somebody wants to go from a step.</summary>
public abstract record DraftMove
{
    private DraftMove() { }

    public sealed record Forward : DraftMove;

    public sealed record Back : DraftMove;

    public sealed record SaveAndClose : DraftMove;

    public sealed record AskToCancel : DraftMove;

    public sealed record Change(int Step) : DraftMove;
}

/// <summary>How a draft moves from step to step.</summary>
public static class DraftRules
{
    public static Problem Outdated { get; } =
        new(null, "You have changed this on another card since. Below is what you entered here: check it, then select Continue");

    /// <summary>The draft after a card that showed its current state: every answer is kept, but only right ones lead on.</summary>
    /// <param name="problems">What is wrong with the answers of the step.</param>
    public static AccountDraft Move(AccountDraft draft, AccountForm form, AccountAnswers answers, IReadOnlyList<Problem> problems, DraftMove move)
    {
        var step = form.At(move switch
        {
            DraftMove.Forward when problems.Count > 0 => draft.Step,
            DraftMove.Forward or DraftMove.Back when draft.WasChecked => form.Check.Number,
            DraftMove.Forward => draft.Step + 1,
            DraftMove.Back => draft.Step - 1,
            DraftMove.Change change => change.Step,
            _ => draft.Step,
        });
        return draft with { Answers = answers, Step = step.Number, WasChecked = draft.WasChecked || step.IsCheck };
    }

    /// <summary>
    /// Whether an out-of-date card holds something that would be lost. A second click on the same card does not: its answers are in the draft.
    /// </summary>
    public static bool HoldsMore(AccountDraft draft, AccountAnswers answers, AccountStep step) =>
        step.Fields.Any(field => answers.Text(field) is not "" and var text && text != draft.Answers.Text(field));
}
