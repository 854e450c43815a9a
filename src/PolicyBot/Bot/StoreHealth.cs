using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>Whether the store answers. Anybody may ask, so the store itself is asked at most once in five seconds.</summary>
internal sealed class StoreHealth(TableClient table, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private DateTimeOffset asked;
    private Task<HealthCheckResult>? answer;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (answer is null || time.GetUtcNow() - asked >= Lasting)
                (asked, answer) = (time.GetUtcNow(), AskAsync());
            return answer;
        }
    }

    // For everybody who asks in that time, so no single caller can call it off.
    private async Task<HealthCheckResult> AskAsync()
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            await table.GetEntityIfExistsAsync(RowKeys.Tenant, RowKeys.Trial(Guid.Empty), limit.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception)
        {
            // Why it does not answer is in the log of whoever needed it, and the doctor says what to do.
            return HealthCheckResult.Unhealthy();
        }
    }
}
