using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Tables;

/// <summary>Repeats only what may be repeated: a POST (insert, transaction, create table) may have been done although its answer was lost.</summary>
internal sealed class TableRetryPolicy(RetryOptions retry)
    : RetryPolicy(retry.MaxRetries, DelayStrategy.CreateExponentialDelayStrategy(retry.Delay, retry.MaxDelay))
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        message.Request.Method != RequestMethod.Post && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        message.Request.Method == RequestMethod.Post ? new(false) : base.ShouldRetryAsync(message, exception);
}
