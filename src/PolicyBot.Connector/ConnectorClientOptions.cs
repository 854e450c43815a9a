using Azure.Core;

namespace PolicyBot.Connector;

/// <summary>
/// Transport, retries and time-outs of a <see cref="ConnectorClient"/>. <c>Retry.NetworkTimeout</c> limits one try
/// (10 seconds), <c>Retry.MaxRetries</c> (2) holds for GET, PUT and DELETE; a POST is never tried again whatever is set here.
/// </summary>
public sealed class ConnectorClientOptions : ClientOptions
{
    /// <summary>Options with the defaults above.</summary>
    public ConnectorClientOptions()
    {
        Retry.MaxRetries = 2;
        Retry.Delay = TimeSpan.FromMilliseconds(400);
        Retry.MaxDelay = TimeSpan.FromSeconds(4);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
    }

    /// <summary>A longer Retry-After than this is not waited for but handed to the caller with the exception; 10 seconds.</summary>
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromSeconds(10);
}
