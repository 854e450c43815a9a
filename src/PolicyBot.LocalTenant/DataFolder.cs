using System.Text.Json;

namespace PolicyBot.LocalTenant;

/// <summary>The folder that outlives a run. Each file is replaced in one step, so a kill leaves the old or the new one, never half.</summary>
public sealed class DataFolder
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public DataFolder(string path)
    {
        FullPath = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(FullPath);
    }

    public string FullPath { get; }

    public string Path(string name) => System.IO.Path.Combine(FullPath, name);

    public T? Read<T>(string name)
    {
        var path = Path(name);
        return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Indented) : default;
    }

    public void Write<T>(string name, T content)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(content, Indented));
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Keeps a second local tenant away from this folder until disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another one is using it.</exception>
    public IAsyncDisposable Claim()
    {
        try
        {
            return new FileStream(Path("in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new InvalidOperationException($"Another local tenant is using {FullPath}. Stop it, or choose another folder with --data.");
        }
    }
}
