using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.Drives;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Testing;

/// <summary>A person in a story and their Teams. Whatever they do, the bot has finished with it when the call returns.</summary>
public sealed class Someone(BotUnderTest school, TeamsClient teams)
{
    private readonly Dictionary<string, string> typed = [];

    public string Id => teams.Person.Id;

    public string Name => teams.Person.Name;

    public TeamsClient Teams => teams;

    public IReadOnlyList<ChatMessage> Messages => teams.Chat.Messages;

    /// <summary>The newest message with a card on it.</summary>
    public CardReader LastCard => Cards.FirstOrDefault().Card ?? throw new InvalidOperationException($"{Name} has no card.");

    /// <summary>The bot's newest message that is text.</summary>
    public string LastText => Messages.LastOrDefault(m => m is { FromBot: true, Card: null })?.Text ?? throw new InvalidOperationException($"{Name} was told nothing.");

    /// <summary>Everything in the chat: texts, cards and the lines under them.</summary>
    public string Chat => string.Join('\n', Messages.SelectMany(m => new[] { m.Text, m.Card is { } card ? new CardReader(card).Text : "", m.Line ?? "" }).Where(t => t.Length > 0));

    private IEnumerable<(ChatMessage Message, CardReader Card)> Cards =>
        Messages.Reverse().Where(m => m is { FromBot: true, Card: not null }).Select(m => (m, new CardReader(m.Card!.Value)));

    /// <summary>Adds the app, as IT does for everybody.</summary>
    public async Task Arrives()
    {
        await teams.AddAppAsync();
        await school.SettleAsync();
    }

    public async Task Says(string text)
    {
        await teams.AddAppAsync();
        await teams.SayAsync(text);
        await school.SettleAsync();
    }

    /// <summary>Types into a field (by id or label) of the newest card; sent with the next click.</summary>
    public Someone Fills(string field, string value)
    {
        typed[field] = value;
        return this;
    }

    /// <summary>Presses a button of the newest card that has it.</summary>
    public async Task<Shown> Clicks(string button, params (string Field, string Value)[] fields)
    {
        foreach (var (message, card) in Cards)
        {
            if (card.Button(button) is not { } found) continue;
            foreach (var (field, value) in fields) typed[field] = value;
            foreach (var (field, value) in typed) found.Inputs[card.Field(field) ?? throw NoSuch("field", field, card)] = value;
            typed.Clear();
            var shown = await teams.ClickAsync(message.Id, found.Action, found.Inputs);
            await school.SettleAsync();
            return Checked(shown);
        }
        throw NoSuch("button", button, LastCard);
    }

    /// <summary>Presses a button of a dialog that a click opened.</summary>
    public async Task<Shown> ClicksIn(Shown dialog, string button, params (string Field, string Value)[] fields)
    {
        var card = new CardReader(((Shown.Dialog)dialog).Content.GetProperty("card").GetProperty("content"));
        var (action, inputs) = card.Button(button) ?? throw NoSuch("button", button, card);
        foreach (var (field, value) in fields) inputs[card.Field(field) ?? throw NoSuch("field", field, card)] = value;
        var shown = await teams.SubmitDialogAsync(action, inputs, ((Shown.Dialog)dialog).OpenedBy);
        await school.SettleAsync();
        return Checked(shown);
    }

    /// <summary>The file that is offered in the chat, by the newest message that does.</summary>
    public ChatMessage OfferedFile => Messages.LastOrDefault(m => m.Attachment(ChatMessage.FileConsent) is not null) ?? throw new InvalidOperationException($"{Name} is offered no file.");

    /// <summary>What is in this person's OneDrive.</summary>
    public IReadOnlyList<DriveFile> Files => school.Tenant.Drives.Of(teams.Person);

    /// <summary>Allows the file that is offered, or declines it.</summary>
    public async Task AnswersFile(bool allow = true)
    {
        await teams.AnswerFileAsync(OfferedFile.Id, allow);
        await school.SettleAsync();
    }

    /// <summary>Looks at the chat: everything is read and cards are refreshed.</summary>
    public async Task Opens()
    {
        await teams.OpenChatAsync();
        await school.SettleAsync();
    }

    public void Sees(string text) => Assert.Contains(text, Chat, StringComparison.Ordinal);

    public void DoesNotSee(string text) => Assert.DoesNotContain(text, Chat, StringComparison.Ordinal);

    /// <summary>The same click again, exactly or under a new id: what Teams does when an answer is late.</summary>
    public async Task<BotReply> SendsAgain(bool underNewId = false)
    {
        var again = teams.LastSent!.DeepClone().AsObject();
        if (underNewId) again["id"] = "f:" + Guid.NewGuid();
        var reply = await school.Tenant.Line.PostAsync(again);
        await school.SettleAsync();
        return reply;
    }

    // A dialog stands in no chat, where every card is checked.
    private static Shown Checked(Shown shown)
    {
        if (shown is Shown.Dialog { Content: var content } && content.TryGetProperty("card", out var card))
            CardSchema.Check(JsonNode.Parse(card.GetProperty("content").GetRawText()));
        return shown;
    }

    private NotOnTheCardException NoSuch(string kind, string name, CardReader card) =>
        new($"{Name} finds no {kind} \"{name}\". On the card: {string.Join(", ", card.Buttons)}\n{card.Text}");
}

/// <summary>A story wants something that the person does not see.</summary>
public sealed class NotOnTheCardException(string message) : Exception(message);
