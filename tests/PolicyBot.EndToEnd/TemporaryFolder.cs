namespace PolicyBot.EndToEnd;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("policybot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
