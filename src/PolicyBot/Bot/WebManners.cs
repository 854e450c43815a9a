using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace PolicyBot.Bot;

/// <summary>What the bot's few addresses have in common: headers for whoever looks with a browser, and the two that say how it is.</summary>
internal static class WebManners
{
    private const string Ready = "ready";

    /// <summary>Says nothing about the server, lets nothing be shown, framed, sniffed or kept.</summary>
    public static void UseSafeHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.StrictTransportSecurity = "max-age=31536000";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    });

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>(); // one for all who ask
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [Ready]);
    }

    /// <summary><c>/health</c> is live: it listens. <c>/health/ready</c>: the store answers, too. Each says one word and no more.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}
