namespace PolicyBot.Tests.Doctor;

/// <summary>A folder of packs with the model pack in it, one thing changed.</summary>
internal sealed class ChangedPack : IDisposable
{
    public ChangedPack(string right, string wrong)
    {
        var model = Path.Combine(Repository.Root, "packs", "model");
        var pack = Directory.CreateDirectory(Path.Combine(Folder, "model"));
        var yaml = File.ReadAllText(Path.Combine(model, "school.yaml"));
        if (right.Length > 0) yaml = yaml.Replace(right, wrong, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(pack.FullName, "school.yaml"), yaml);
        File.Copy(Path.Combine(model, "policy.md"), Path.Combine(pack.FullName, "policy.md"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("policybot-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
