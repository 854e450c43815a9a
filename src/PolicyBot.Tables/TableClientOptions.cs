using Azure.Core;

namespace PolicyBot.Tables;

/// <summary>
/// Options of <see cref="TableClient"/>. <c>Retry.MaxRetries</c> (3), <c>Retry.Delay</c> (200 ms, doubling), <c>Retry.MaxDelay</c> (2 s) and
/// <c>Retry.NetworkTimeout</c> (10 s an attempt) apply to what may be repeated; an insert and a transaction are sent once.
/// </summary>
public sealed class TableClientOptions : ClientOptions
{
    /// <summary>Options with the defaults.</summary>
    public TableClientOptions()
    {
        Retry.MaxRetries = 3;
        Retry.Delay = TimeSpan.FromMilliseconds(200);
        Retry.MaxDelay = TimeSpan.FromSeconds(2);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        Diagnostics.LoggedHeaderNames.Add("x-ms-error-code");
    }

    /// <summary>Where the date of a request that is signed with a key comes from; the service accepts 15 minutes of difference.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
