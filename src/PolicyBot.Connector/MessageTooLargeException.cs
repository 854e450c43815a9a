namespace PolicyBot.Connector;

/// <summary>The activity is over the budget for a Teams message, so it was not sent.</summary>
public sealed class MessageTooLargeException : Exception
{
    /// <summary>For a message of <paramref name="size"/> bytes where <paramref name="limit"/> are allowed.</summary>
    public MessageTooLargeException(int size, int limit)
        : base($"The message has {size} bytes as Teams counts them; the limit is {limit}. Send a shorter text or a smaller card.")
    {
        Size = size;
        Limit = limit;
    }

    /// <summary>Bytes as Teams counts them: see <see cref="MessageSize"/>.</summary>
    public int Size { get; }

    /// <summary>Most bytes that are sent.</summary>
    public int Limit { get; }
}
