using System.Collections.Immutable;
using System.Text.Json;
using PolicyBot.LocalTenant.People;

namespace PolicyBot.LocalTenant.Connector;

/// <summary>Everybody's chat with the bot: what Teams keeps. Written to the data folder with each change.</summary>
public sealed class Chats(DataFolder? folder, TimeProvider time)
{
    // Teams keeps everything; a machine that runs a load test for an hour cannot.
    private const int Kept = 300;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Chat> chats = new(StringComparer.OrdinalIgnoreCase);
    private long lastId;

    /// <summary>Raised with the person's id after their chat changed, or with typing set when the bot is typing.</summary>
    public event Action<string, bool>? Changed;

    public Chat Of(Person person)
    {
        lock (gate) return Load(person.Id);
    }

    public ChatMessage? Find(Person person, string messageId) => Of(person).Messages.FirstOrDefault(m => m.Id == messageId);

    /// <summary>An activity id: milliseconds since 1970, as in Teams, and never twice.</summary>
    public string NextId()
    {
        lock (gate) return (lastId = Math.Max(lastId + 1, time.GetUtcNow().ToUnixTimeMilliseconds())).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public string Add(Person person, JsonElement activity, bool fromBot)
    {
        var message = new ChatMessage
        {
            Id = NextId(), FromBot = fromBot, At = time.GetUtcNow(), Activity = activity, Unread = fromBot, Alert = fromBot && Alerts(activity),
        };
        Add(person, message);
        return message.Id;
    }

    public void Add(Person person, ChatMessage message) => Change(person, chat =>
    {
        var messages = chat.Messages.ToImmutableList().Add(message with { Version = chat.Version });
        return chat with { Messages = messages.Count > Kept ? messages.RemoveAt(0) : messages };
    });

    /// <summary>Changes one message; false when it is not there.</summary>
    public bool Update(Person person, string messageId, Func<ChatMessage, ChatMessage> change)
    {
        var found = false;
        Change(person, chat =>
        {
            var messages = chat.Messages.ToImmutableList();
            var at = messages.FindIndex(m => m.Id == messageId);
            if (at < 0) return null;
            found = true;
            return chat with { Messages = messages.SetItem(at, change(messages[at]) with { Version = chat.Version }) };
        });
        return found;
    }

    public bool Delete(Person person, string messageId)
    {
        var found = false;
        Change(person, chat =>
        {
            var left = chat.Messages.ToImmutableList().RemoveAll(m => m.Id == messageId);
            if (left.Count == chat.Messages.Count) return null;
            found = true;
            return chat with { Messages = left, Deleted = [.. chat.Deleted.TakeLast(Kept), messageId] };
        });
        return found;
    }

    /// <summary>Puts the app into a person's Teams or takes it out; false when nothing changed.</summary>
    public bool SetInstalled(Person person, bool installed)
    {
        var changed = false;
        Change(person, chat =>
        {
            changed = chat.Installed != installed;
            return changed ? chat with { Installed = installed } : null;
        });
        return changed;
    }

    public void SetBlocked(Person person, bool blocked) => Change(person, chat => chat with { Blocked = blocked });

    public void MarkRead(Person person) => Change(person, chat => chat.Messages.Any(m => m.Unread)
        ? chat with { Messages = [.. chat.Messages.Select(m => m.Unread ? m with { Unread = false } : m)] }
        : null);

    public void Typing(Person person) => Changed?.Invoke(person.Id, true);

    private void Change(Person person, Func<Chat, Chat?> change)
    {
        lock (gate)
        {
            var before = Load(person.Id);
            if (change(before with { Version = before.Version + 1 }) is not { } after) return;
            chats[person.Id] = after;
            folder?.Write(FileOf(person.Id), after);
        }
        Changed?.Invoke(person.Id, false);
    }

    private Chat Load(string personId)
    {
        if (!chats.TryGetValue(personId, out var chat))
            chats[personId] = chat = folder?.Read<Chat>(FileOf(personId)) ?? new Chat();
        return chat;
    }

    private static string FileOf(string personId) => Path.Combine("chats", personId + ".json");

    private static bool Alerts(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("notification", out var notification) && notification.ValueKind == JsonValueKind.Object
        && notification.TryGetProperty("alert", out var alert) && alert.ValueKind == JsonValueKind.True;
}
