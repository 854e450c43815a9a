namespace PolicyBot.EndToEnd;

/// <summary>The bot as a school deploys it: published once, into a folder of its own.</summary>
public sealed class PublishedBot : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Program => Path.Combine(folder.Path, "PolicyBot.dll");

    public async Task InitializeAsync()
    {
        var (code, said) = await Tool.DotnetAsync(Repository.Root, "publish", "src/PolicyBot", "--no-restore", "--output", folder.Path, "--nologo");
        Assert.True(code == 0, said);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}
