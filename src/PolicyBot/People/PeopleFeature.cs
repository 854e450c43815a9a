using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.People;
using PolicyBot.Graph;

namespace PolicyBot.People;

/// <summary>Who is who: the tenant's directory.</summary>
internal static class PeopleFeature
{
    public static WebApplicationBuilder AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddKeyedSingleton(GraphClients.Clicks, (services, _) => Client(services, GraphClientOptions.ForClicks()));
        builder.Services.AddKeyedSingleton(GraphClients.Outbox, (services, _) => Client(services, GraphClientOptions.ForOutbox()));
        builder.Services.AddSingleton<IDirectory, GraphDirectory>();
        builder.Services.AddSingleton<RoleHolders>();
        return builder;
    }

    private static GraphClient Client(IServiceProvider services, GraphClientOptions options)
    {
        options.Transport = services.GetRequiredService<HttpPipelineTransport>();
        options.TimeProvider = services.GetRequiredService<TimeProvider>();
        return new GraphClient(
            services.GetRequiredService<IOptions<BotOptions>>().Value.Graph, services.GetRequiredService<TokenCredential>(), options);
    }
}
