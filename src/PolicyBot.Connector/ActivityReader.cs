using System.Text.Json;

namespace PolicyBot.Connector;

/// <summary>What became of a request body.</summary>
public abstract record ActivityRead
{
    private ActivityRead()
    {
    }

    /// <summary>The body is an activity with a type. Nothing about it is authenticated yet.</summary>
    public sealed record Parsed(Activity Activity) : ActivityRead;

    /// <summary>The body is no activity: answer 400. The reason quotes nothing from the body.</summary>
    public sealed record Malformed(string Reason) : ActivityRead;
}

/// <summary>Reads the body of <c>POST /api/messages</c>.</summary>
public static class ActivityReader
{
    /// <summary>
    /// Reads one activity. Refused: anything that is not a JSON object in UTF-8, a member that occurs twice in any
    /// object of the tree, nesting below <see cref="ConnectorJson.MaxDepth"/>, a known member of the wrong type, no <c>type</c>.
    /// </summary>
    /// <param name="utf8">The whole body; the caller limits its size.</param>
    public static ActivityRead Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = StrictJson.Parse(utf8, ConnectorJson.MaxDepth, out var fault);
        if (document is null)
            return new ActivityRead.Malformed("The body is refused: " + fault + ".");
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return new ActivityRead.Malformed("The body is not a JSON object.");
        try
        {
            var activity = document.Deserialize<Activity>(ConnectorJson.Options)!;
            return string.IsNullOrWhiteSpace(activity.Type)
                ? new ActivityRead.Malformed("The activity has no type.")
                : new ActivityRead.Parsed(activity);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new ActivityRead.Malformed("A member of the activity has the wrong type.");
        }
    }
}
