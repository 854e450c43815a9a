using PolicyBot.Bot;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>What people type that may be about the register. What it has no answer to is a question about the policy, and goes there.</summary>
internal sealed class RegisterQuestions(IAccountRegister register, RegisterDesk desk, Routes routes)
{
    /// <summary>"Who runs our Twitter?"</summary>
    public async Task WhoRunsAsync(Turn turn, string what)
    {
        var found = turn.School.Register is null ? [] : RegisterSearch.Named(what, await register.ListAsync(turn.School.Id, turn.Cancellation));
        await (found.Count > 0 ? turn.ReplyAsync(ListCards.Found(turn.School, found)) : AskPolicyAsync(turn));
    }

    /// <summary>"Rhys Morgan is leaving", "I am leaving".</summary>
    public async Task LeavesAsync(Turn turn, string who)
    {
        var entries = turn.School.Register is null ? [] : (await register.ListAsync(turn.School.Id, turn.Cancellation)).Where(entry => entry.IsOpen).ToList();
        var people = who.Equals("I", StringComparison.OrdinalIgnoreCase) ? [turn.Sender] : RegisterSearch.Runners(who, entries);
        var theirs = entries.Where(entry => people.Any(entry.IsRunBy)).ToList();
        if (theirs.Count == 0)
            await AskPolicyAsync(turn);
        else if (people.Count > 1)
            await turn.ReplyAsync(Refusals.Sentence($"More than one person of this name runs an account: {string.Join(", ", people.Select(person => person.Name))}. Type the whole name."));
        else
            await turn.ReplyAsync(DeclareAsync(turn, people[0], theirs));
    }

    private async Task<ActionReply> DeclareAsync(Turn turn, Person leaver, IReadOnlyList<RegisterEntry> theirs)
    {
        string? problem = null;
        foreach (var entry in theirs.Where(entry => !entry.Leavers.Any(known => known.Who.IsSame(leaver.Id))))
        {
            var view = await desk.TakeAsync(
                turn.School, entry.Id, turn.Sender, _ => Task.FromResult<StepMade>(new StepMade.Ready(new RegisterStep.Leave(leaver))), turn.Cancellation);
            problem ??= view switch
            {
                RegisterView.One one => one.Problem,
                RegisterView.CannotCheck => Refusals.CannotCheck.FallbackText,
                _ => "Not all of it could be recorded. Say it again in a minute: nothing is done twice.",
            };
        }
        return new ActionReply.Message(problem
            ?? $"{leaver.Name} leaves. {Capital(RegisterRules.Holders(turn.School, RegisterRights.Manage).Replace(" or ", " and ", StringComparison.Ordinal))} are asked what becomes of: "
            + $"{string.Join(", ", theirs.Select(entry => entry.Title))}.");
    }

    private Task AskPolicyAsync(Turn turn) => routes.Question?.Invoke(turn) ?? Task.CompletedTask;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
