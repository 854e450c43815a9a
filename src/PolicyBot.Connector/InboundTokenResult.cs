namespace PolicyBot.Connector;

/// <summary>Whether a request came from the Bot Connector, for this bot and from an allowed tenant.</summary>
public abstract record InboundTokenResult
{
    private InboundTokenResult()
    {
    }

    /// <summary>The sender is the Bot Connector, and the activity's service URL, people and tenant may be relied on.</summary>
    public sealed record Accepted : InboundTokenResult;

    /// <summary>The request is turned away.</summary>
    /// <param name="Status">
    /// 401: no token or not a valid one. 403: a valid token that does not fit the activity, or a tenant or service URL
    /// that is not allowed. 503: the signing keys could not be fetched, so nothing can be said about the token.
    /// </param>
    /// <param name="Reason">For the log: holds no token and nothing from the activity.</param>
    public sealed record Refused(int Status, string Reason) : InboundTokenResult;
}
