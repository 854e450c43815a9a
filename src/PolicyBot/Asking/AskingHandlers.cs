using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Asking;
using PolicyBot.Core.People;

namespace PolicyBot.Asking;

/// <summary>Questions, and the buttons under their answers. Nothing is remembered between them: each button carries its question.</summary>
internal sealed class AskingHandlers(Answerers answerers, RoleHolders roles, TimeProvider time)
{
    public Task QuestionAsync(Turn turn) => turn.ReplyAsync(AnswerCard(turn, QuestionText.From(turn.Text)));

    public Task<ActionReply> AnswerAsync(Turn turn, ActionData data)
    {
        var question = QuestionText.From(data.Text("question"));
        return Reply(AnswerCard(turn, question, data.Number("clause")));
    }

    public Task<ActionReply> ContextAsync(Turn turn, ActionData data)
    {
        var question = QuestionText.From(data.Text("question"));
        var answer = answerers.Answer(turn.School, question);
        // The index is only believed where the policy of today answers with that clause.
        return data.Number("clause") is { } index && answer.Picked(index) is { } picked
            ? Reply(ContextCards.Of(turn.School.Document, picked.Citations[0], question))
            : Reply(AnswerCard(turn, question));
    }

    public async Task<ActionReply> PersonAsync(Turn turn, ActionData data)
    {
        var question = QuestionText.From(data.Text("question"));
        var verdict = AnswerWords.Of(answerers.Answer(turn.School, question)).Headline;
        if (!turn.IsPersonal)
            return new ActionReply.Card(PersonCards.InFrontOfOthers(question, verdict, NextSteps.WhoTakesQuestions(turn.School), turn.OwnChat(question.Text)));

        var people = new List<PersonToAsk>();
        foreach (var role in NextSteps.WhoTakesQuestions(turn.School))
        {
            var holders = await roles.FindAsync(role, Freshness.Recent, turn.Cancellation) is GroupLookup.Found found ? found.Members : [];
            people.Add(new PersonToAsk(role, [.. holders.Where(holder => !turn.Sender.IsSame(holder.Id))]));
        }
        return new ActionReply.Card(PersonCards.Of(question, verdict, people));
    }

    private AdaptiveCard AnswerCard(Turn turn, QuestionText question, int? pickedClause = null)
    {
        var answer = answerers.Answer(turn.School, question);
        if (pickedClause is { } index)
            answer = answer.Picked(index) ?? answer;
        return new AnswerCards(turn.School, UkTime.Day(time.GetUtcNow())).Answer(question, answer, turn.IsPersonal);
    }

    private static Task<ActionReply> Reply(AdaptiveCard card) => Task.FromResult<ActionReply>(new ActionReply.Card(card));
}
