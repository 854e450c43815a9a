using PolicyBot.Core.Asking;

namespace PolicyBot.Packs;

/// <summary>What became of looking for a policy document.</summary>
internal abstract record PolicyFile
{
    private PolicyFile()
    {
    }

    public sealed record Read(PolicyDocument Document, bool ChosenBySetting) : PolicyFile;

    public sealed record Missing(string Problem, string Cure) : PolicyFile;
}

/// <summary>Finds policy documents: chosen by a setting, else beside the pack, else in the folder of documents.</summary>
internal sealed class PolicyFiles(string packsFolder, string contentRoot, PackOptions options)
{
    private static readonly string[] Readable = [".txt", ".md"];

    public PolicyFile Find(string school, string file)
    {
        if (options.Policies.TryGetValue(school, out var chosen))
        {
            return File.Exists(Path.Combine(contentRoot, chosen))
                ? Read(Path.Combine(contentRoot, chosen), chosenBySetting: true)
                : new PolicyFile.Missing($"The document {chosen} is not there.", $"Put right the setting {PackOptions.Section}:Policies:{school}.");
        }

        var beside = Path.Combine(packsFolder, school, file);
        if (File.Exists(beside))
            return Read(beside, chosenBySetting: false);

        if (options.PolicyDocuments is null)
            return new PolicyFile.Missing($"The policy document {file} is not beside the pack.", $"Put it there, or set {PackOptions.Section}:PolicyDocuments to the folder that holds it.");

        var elsewhere = Path.Combine(contentRoot, options.PolicyDocuments, file);
        return File.Exists(elsewhere)
            ? Read(elsewhere, chosenBySetting: false)
            : new PolicyFile.Missing($"The policy document {file} is neither beside the pack nor in {options.PolicyDocuments}.", $"Put it there, or put right the setting {PackOptions.Section}:PolicyDocuments.");
    }

    private static PolicyFile Read(string path, bool chosenBySetting)
    {
        if (!Readable.Contains(Path.GetExtension(path).ToLowerInvariant()))
            return new PolicyFile.Missing($"{path} is not a document that can be read.", $"Save the policy as {string.Join(" or ", Readable)}.");

        try
        {
            return new PolicyFile.Read(PolicyDocument.Read(Path.GetFileName(path), File.ReadAllText(path)), chosenBySetting);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new PolicyFile.Missing($"{path} cannot be read: {fault.Message}", "Let the account that runs PolicyBot read it.");
        }
    }
}
