using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PolicyBot.Connector;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>What every feature stands on: the endpoint, the routes, the store and the outbox.</summary>
internal static class BotFeature
{
    public static WebApplicationBuilder AddBot(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<BotOptions>(BotOptions.Section);
        services.AddSettings<StorageOptions>(StorageOptions.Section);

        // The four that reach the world outside; whoever composes the host may have put others in their place.
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HttpPipelineTransport>(_ => new HttpClientTransport());
        services.TryAddSingleton(Credential);
        services.TryAddSingleton(Table);

        services.AddSingleton(TokenValidator);
        services.AddSingleton(Connector);
        services.AddSingleton<Routes>();
        services.AddSingleton<Membership>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<RecentActivities>();
        services.AddSingleton<Pace>();
        services.AddSingleton(provider => new FileUploadClient(provider.GetRequiredService<HttpPipelineTransport>()));
        services.AddSingleton<FileOffers>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<BotEndpoint>();
        services.AddSingleton<TeamsNotifier>();
        services.AddSingleton<MailNotifier>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<TablesOutbox>();
        services.AddSingleton<TablesChanges>();
        services.AddSingleton<NoticeAlarms>();
        services.AddSingleton<NoticeExpansion>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<StoreSetup>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddSingleton<LapsedRows>();
        services.AddHostedService(provider => provider.GetRequiredService<LapsedRows>());
        services.AddHealth();
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        return builder;
    }

    public static WebApplication MapBot(this WebApplication app, Action<Routes, IServiceProvider> map)
    {
        map(app.Services.GetRequiredService<Routes>(), app.Services);
        app.UseSafeHeaders();
        app.MapPost("/api/messages", (HttpContext http, BotEndpoint endpoint) => endpoint.HandleAsync(http));
        app.MapHealth();
        return app;
    }

    private static TokenCredential Credential(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BotOptions>>().Value;
        return string.IsNullOrEmpty(options.ClientSecret)
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId))
            : new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret);
    }

    private static TableClient Table(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var client = new TableClientOptions();
        if (options.TableEndpoint is { } endpoint)
            return new(endpoint, options.Table, services.GetRequiredService<TokenCredential>(), client);
        var connection = TableConnection.Parse(options.ConnectionString!);
        return new(connection.Endpoint, options.Table, connection.Credential, client);
    }

    private static InboundTokenValidator TokenValidator(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<BotOptions>>().Value;
        return new(
            new InboundTokenOptions
            {
                AppId = options.AppId,
                AllowedTenants = [options.TenantId],
                MetadataAddress = options.TokenMetadata,
                AllowedServiceHosts = [.. options.ServiceHosts],
            },
            services.GetRequiredService<HttpPipelineTransport>(),
            services.GetRequiredService<TimeProvider>());
    }

    private static ConnectorClient Connector(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<BotOptions>>().Value.ServiceUrl,
        services.GetRequiredService<TokenCredential>(),
        new ConnectorClientOptions { Transport = services.GetRequiredService<HttpPipelineTransport>() });
}
