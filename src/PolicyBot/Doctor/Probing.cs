using Azure;
using Azure.Identity;
using PolicyBot.Core.Doctor;

namespace PolicyBot.Doctor;

/// <summary>Tries something out on a service and tells what became of it, however it fails.</summary>
internal static class Probing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<Probe<T>> TryAsync<T>(Func<CancellationToken, Task<T>> work, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            // Waited for from outside, too: a credential may not look at the token.
            return new Probe<T>.Answered(await work(either.Token).WaitAsync(either.Token));
        }
        catch (RequestFailedException e) when (e.Status > 0)
        {
            return new Probe<T>.Refused(e.Status, e.ErrorCode);
        }
        catch (AuthenticationFailedException)
        {
            return new Probe<T>.Refused(401, "NoToken");
        }
        catch (Exception e) when (IsSilence(e, cancellation))
        {
            return new Probe<T>.Silent();
        }
    }

    public static bool IsSilence(Exception e, CancellationToken cancellation) =>
        e is RequestFailedException or HttpRequestException or AggregateException or TimeoutException or IOException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);
}
