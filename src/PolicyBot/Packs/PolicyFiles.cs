using PolicyBot.Core.Asking;

namespace PolicyBot.Packs;

/// <summary>What became of looking for a policy document.</summary>
internal abstract record PolicyFound
{
    private PolicyFound()
    {
    }

    public sealed record Document(PolicyDocument Policy, bool ChosenBySetting) : PolicyFound;

    public sealed record Missing(string Problem, string Cure) : PolicyFound;
}

/// <summary>Finds policy documents: chosen by a setting, else beside the pack, else in the folder of documents.</summary>
internal sealed class PolicyFiles(string packsFolder, string contentRoot, PackOptions options)
{
    private const string Folder = $"{PackOptions.Section}:PolicyDocuments";

    public PolicyFound Find(string school, string file)
    {
        if (options.Policies.TryGetValue(school, out var chosen))
            return Read(Path.Combine(contentRoot, chosen), chosenBySetting: true, $"Put right the setting {PackOptions.Section}:Policies:{school}.");

        var beside = Path.Combine(packsFolder, school, file);
        if (File.Exists(beside))
            return Read(beside, chosenBySetting: false, "Put a readable document beside the pack.");
        if (options.PolicyDocuments is null)
            return new PolicyFound.Missing($"The policy document {file} is not beside the pack.", $"Put it there, or set {Folder} to the folder that holds it.");

        return Read(Path.Combine(contentRoot, options.PolicyDocuments, file), chosenBySetting: false, $"Put it there or beside the pack, or put right the setting {Folder}.");
    }

    private static PolicyFound Read(string path, bool chosenBySetting, string cure)
    {
        try
        {
            return new PolicyFound.Document(PolicyFile.Read(Path.GetFullPath(path)), chosenBySetting);
        }
        catch (PolicyFileException fault)
        {
            return new PolicyFound.Missing(fault.Message, cure);
        }
    }
}
