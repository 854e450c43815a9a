using System.Text.RegularExpressions;

namespace PolicyBot.Bot;

internal delegate Task TextHandler(Turn turn, Match match);

internal delegate Task<ActionReply> ActionHandler(Turn turn, ActionData data);

/// <summary>Which handler takes what. Every feature adds its own; the same route twice stops the start.</summary>
internal sealed class Routes
{
    private readonly List<(Regex Pattern, TextHandler Handler)> texts = [];
    private readonly Dictionary<string, ActionHandler> actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NoticeRoute> notices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DueHandler> moments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DialogRoute> dialogs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileMaker> files = new(StringComparer.Ordinal);
    private readonly List<Func<Turn, Task>> arrivals = [];
    private Func<Turn, Task>? question;

    /// <summary>A typed command in a personal chat, matched whole and in any case.</summary>
    public void OnText(Regex pattern, TextHandler handler)
    {
        if (texts.Any(t => t.Pattern.ToString() == pattern.ToString()))
            throw Twice($"text {pattern}");
        texts.Add((pattern, handler));
    }

    /// <summary>Everything typed that is no command.</summary>
    public void OnQuestion(Func<Turn, Task> handler) =>
        question = question is null ? handler : throw Twice("question");

    /// <summary>A button, by the verb of its Action.Execute or the <c>verb</c> in the data of an Action.Submit.</summary>
    public void OnAction(string verb, ActionHandler handler)
    {
        if (!actions.TryAdd(verb, handler))
            throw Twice($"action {verb}");
    }

    /// <summary>A dialog that opens or whose button is pressed, by the <c>verb</c> in the data of the button, or by the id of a command in the menu of a message.
    /// Dialogs open from personal chats and from such menus only.</summary>
    /// <param name="keep">Shows what was typed again where it could not be taken.</param>
    public void OnDialog(string verb, DialogHandler handler, DialogKeeper? keep = null)
    {
        if (!dialogs.TryAdd(verb, new(handler, keep)))
            throw Twice($"dialog {verb}");
    }

    /// <summary>The words of a notice that the outbox sends.</summary>
    /// <param name="alarm">Who is told where it reached nobody; without one that is only logged.</param>
    public void OnNotice(string kind, NoticeRenderer renderer, NoticeAlarm? alarm = null)
    {
        if (!notices.TryAdd(kind, new(renderer, alarm)))
            throw Twice($"notice {kind}");
    }

    /// <summary>The rule behind a notice to <see cref="PolicyBot.Core.Notices.Audience.Nobody"/>.</summary>
    public void OnDue(string kind, DueHandler handler)
    {
        if (!moments.TryAdd(kind, handler))
            throw Twice($"moment {kind}");
    }

    /// <summary>A kind of file that <see cref="FileOffers"/> gives.</summary>
    public void OnFile(string kind, FileMaker maker)
    {
        if (!files.TryAdd(kind, maker))
            throw Twice($"file {kind}");
    }

    /// <summary>Somebody opened the bot for the first time, or again.</summary>
    public void OnArrival(Func<Turn, Task> handler) => arrivals.Add(handler);

    public Func<Turn, Task>? FindText(string text)
    {
        foreach (var (pattern, handler) in texts)
        {
            if (pattern.Match(text) is { Success: true } match)
                return turn => handler(turn, match);
        }
        return null;
    }

    public Func<Turn, Task>? Question => question;

    public DialogRoute? FindDialog(string verb) => dialogs.GetValueOrDefault(verb);

    public ActionHandler? FindAction(string verb) => actions.GetValueOrDefault(verb);

    public NoticeRoute? FindNotice(string kind) => notices.GetValueOrDefault(kind);

    public DueHandler? FindDue(string kind) => moments.GetValueOrDefault(kind);

    public FileMaker? FindFile(string kind) => files.GetValueOrDefault(kind);

    public IReadOnlyList<Func<Turn, Task>> Arrivals => arrivals;

    private static InvalidOperationException Twice(string route) => new($"Two handlers are registered for {route}.");
}
