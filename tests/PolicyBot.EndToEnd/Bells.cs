using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.People;

namespace PolicyBot.EndToEnd;

/// <summary>What rang in people's chats, noted as it came: a chat keeps only its last few hundred messages, and whoever gets no answer says the same many times.</summary>
internal sealed class Bells : IDisposable
{
    private readonly Tenant tenant;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string PersonId, string Text)> rang = [];

    public Bells(Tenant tenant)
    {
        this.tenant = tenant;
        tenant.Chats.Changed += Hear;
    }

    /// <summary>How often this person's bell rang for a card with these words.</summary>
    public int Count(Person person, string words)
    {
        lock (gate) return rang.Values.Count(r => r.PersonId == person.Id && r.Text.Contains(words, StringComparison.Ordinal));
    }

    public void Dispose() => tenant.Chats.Changed -= Hear;

    private void Hear(string personId, bool typing)
    {
        if (typing || tenant.Directory.Find(personId) is not { } person) return;
        lock (gate)
        {
            foreach (var message in tenant.Chats.Of(person).Messages.Where(m => m is { Alert: true, SentCard: not null }))
                if (!rang.ContainsKey(message.Id)) rang[message.Id] = (personId, TextOf(message));
        }
    }

    private static string TextOf(ChatMessage message) => new CardReader(message.SentCard!.Value).Text;
}
