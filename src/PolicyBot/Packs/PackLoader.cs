using System.Text.RegularExpressions;
using PolicyBot.Bot;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>What became of loading the schools that are switched on.</summary>
internal sealed record PacksLoaded(IReadOnlyList<SchoolPack> Packs, IReadOnlyList<PackFault> Faults, IReadOnlyList<PackFault> Warnings);

/// <summary>Loads the packs of the schools that are switched on; other packs in the folder are not looked at.</summary>
internal sealed partial class PackLoader(IHostEnvironment environment, TimeProvider time)
{
    private PacksLoaded? _loaded;

    /// <summary>Reads them once: the check of the settings and whoever uses the packs see the same.</summary>
    public PacksLoaded Load(PackOptions options) => _loaded ??= Read(options);

    private PacksLoaded Read(PackOptions options)
    {
        if (FindFolder(options.Packs) is not { } folder)
            return Faulty($"{PackOptions.Section}:Packs", $"There is no folder {options.Packs}.", "Name the folder that holds one folder per school.");

        var settings = new PackFaultLog("settings");
        CheckSettings(options, folder, settings);
        var reads = options.Schools.Distinct().Select(id => ReadOne(id, folder, options)).OfType<PackRead>().ToList();
        return new PacksLoaded(
            [.. reads.OfType<PackRead.Sound>().Select(read => read.Pack with { Warnings = [.. read.Warnings.Select(warning => warning.ToString())] })],
            [.. settings.Faults, .. reads.OfType<PackRead.Faulty>().SelectMany(read => read.Faults)],
            [.. reads.OfType<PackRead.Sound>().SelectMany(read => read.Warnings)]);
    }

    private PackRead? ReadOne(string id, string folder, PackOptions options)
    {
        var file = PackFile(folder, id);
        if (!File.Exists(file))
            return null;

        return new SchoolPackReader(id, file, new PolicyFiles(folder, environment.ContentRootPath, options), UkTime.Day(time.GetUtcNow())).Read(File.ReadAllText(file));
    }

    private static void CheckSettings(PackOptions options, string folder, PackFaultLog log)
    {
        var there = Directory.GetDirectories(folder).Select(Path.GetFileName).OfType<string>().Where(id => File.Exists(PackFile(folder, id))).Order().ToList();
        foreach (var id in options.Schools.Where(id => !there.Contains(id)))
            log.Add(null, $"{PackOptions.Section}:Schools names {id}, but there is no {PackFile(folder, id)}.", there.Count == 0 ? "Put a folder with a school.yaml there." : NearestName.Cure(id, there));
        foreach (var id in options.Schools.Where(id => there.Contains(id) && !KebabCase().IsMatch(id)))
            log.Add(null, $"{PackOptions.Section}:Schools names {id}, which is not an id.", "Name the pack's folder in small letters, figures and hyphens, a letter first, such as model.");
        foreach (var id in options.Schools.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
            log.Add(null, $"{PackOptions.Section}:Schools names {id} twice.", "Name it once.");
        foreach (var id in options.Policies.Keys.Where(id => !options.Schools.Contains(id)))
            log.Add(null, $"{PackOptions.Section}:Policies names {id}, which is not switched on.", $"Add it to {PackOptions.Section}:Schools, or take it out.");
    }

    /// <summary>In the content root, or from the program's folder upward: so that it works published, and from the repository.</summary>
    private string? FindFolder(string packs)
    {
        var inContentRoot = Path.Combine(environment.ContentRootPath, packs);
        if (Directory.Exists(inContentRoot))
            return Path.GetFullPath(inContentRoot);

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, packs)))
                return Path.Combine(folder.FullName, packs);
        }

        return null;
    }

    private static string PackFile(string folder, string id) => Path.Combine(folder, id, "school.yaml");

    private static PacksLoaded Faulty(string where, string problem, string cure) => new([], [new PackFault(where, null, problem, cure)], []);

    // The id is the school's partition in the store, beside the partitions that belong to no school.
    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();
}
