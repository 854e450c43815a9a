using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PolicyBot.Bot;

namespace PolicyBot.Telemetry;

/// <summary>
/// Sends traces, figures and logs to an OpenTelemetry collector, where OTEL_EXPORTER_OTLP_ENDPOINT names one. Without it nothing is collected.
/// <para>Source: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/</para>
/// </summary>
internal static class TelemetryFeature
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The framework's traces that hold no address of a person: outgoing calls to Graph and Teams have ids in theirs and are left out.</summary>
    public static IReadOnlyList<string> Sources { get; } = [BotTelemetry.Name, "Microsoft.AspNetCore"];

    public static IReadOnlyList<string> Meters { get; } = [BotTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return builder;
        builder.Services.AddHostedService<Export>();
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(Bot()).AddOtlpExporter());
        return builder;
    }

    private static ResourceBuilder Bot() => ResourceBuilder.CreateDefault().AddService("policybot");

    /// <summary>Lives as long as the bot: the last figures go out when it stops.</summary>
    private sealed class Export : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? figures;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Bot()).AddSource([.. Sources]).AddOtlpExporter().Build();
            figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Bot()).AddMeter([.. Meters]).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            traces?.Dispose();
            figures?.Dispose();
        }
    }
}
