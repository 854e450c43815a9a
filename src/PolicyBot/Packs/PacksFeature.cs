using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Registers the schools that are switched on as <see cref="SchoolPacks"/>. A fault in any of them stops the start, and all faults are named.</summary>
internal static class PacksFeature
{
    public static TBuilder AddPacks<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PackLoader>();
        builder.Services.AddSingleton<IValidateOptions<PackOptions>, PacksMustLoad>();
        builder.Services.AddSettings<PackOptions>(PackOptions.Section);
        builder.Services.AddSingleton(Load);
        return builder;
    }

    private static SchoolPacks Load(IServiceProvider services)
    {
        var loaded = services.GetRequiredService<PackLoader>().Load(services.GetRequiredService<IOptions<PackOptions>>().Value);
        var log = services.GetRequiredService<ILogger<PackLoader>>();
        foreach (var warning in loaded.Warnings)
            log.LogWarning("{Warning}", warning.ToString());

        return new SchoolPacks(loaded.Packs);
    }

    private sealed class PacksMustLoad(PackLoader loader) : IValidateOptions<PackOptions>
    {
        public ValidateOptionsResult Validate(string? name, PackOptions options)
        {
            var faults = loader.Load(options).Faults;
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
        }
    }
}
