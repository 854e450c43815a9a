using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PolicyBot.Asking;
using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Testing;

/// <summary>
/// The repository's packs and the answerers over them. They never change, and reading and indexing them is nearly all that a start costs,
/// so a bot with the same packs as an earlier one takes them over. Packs that a test wrote itself are read every time.
/// </summary>
internal static class PacksReadBefore
{
    private static readonly ConcurrentDictionary<string, (SchoolPacks Packs, Answerers Answerers)> Read = new();

    public static void Keep(IHost host)
    {
        if (KeyOf(host.Services.GetRequiredService<IConfiguration>()) is { } key && !Read.ContainsKey(key))
            Read[key] = (host.Services.GetRequiredService<SchoolPacks>(), host.Services.GetRequiredService<Answerers>());
    }

    public static void Reuse(IServiceCollection services, IConfiguration settings)
    {
        if (KeyOf(settings) is not { } key || !Read.TryGetValue(key, out var before)) return;
        services.Replace(ServiceDescriptor.Singleton(before.Packs));
        services.Replace(ServiceDescriptor.Singleton(before.Answerers));
        // Its check is reading them.
        services.Remove(services.Single(s => s.ServiceType == typeof(IValidateOptions<PackOptions>) && s.ImplementationType?.Name == "PacksMustLoad"));
    }

    private static string? KeyOf(IConfiguration settings)
    {
        var section = settings.GetSection(PackOptions.Section);
        return section["Packs"] is null && !section.GetSection("Policies").GetChildren().Any()
            ? string.Join(' ', section.GetSection("Schools").GetChildren().Select(school => school.Value))
            : null;
    }
}
