using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs;

/// <summary>A folder of packs for one test, with the smallest pack that loads.</summary>
internal sealed class PackFolder : IDisposable
{
    public const string Policy =
        """
        # Online conduct policy

        Version: 3

        Approved: 1 May 2026

        Next review: May 2028

        ## 1. Accounts

        - The leaders say yes or no to every new account.
        - Every account needs **two** people’s care – at all times.

        ## 2. Contact

        - Staff must not write to pupils on their own accounts.
        - Ask before you post.

        ## 3. Photographs

        - Ask before you post.
        """;

    public const string Pack =
        """
        school: Tiny School
        policy:
          file: policy.md
        processes: [asking, accounts]
        roles:
          staff: { title: Staff, group: 11111111-2222-4333-8444-555555555555 }
          slt: { title: Leaders, people: [ann@tiny.example, 21111111-2222-4333-8444-555555555555] }
          headteacher: { title: Headteacher, people: [ann@tiny.example] }
          chair-of-governors: { title: Chair of governors, mail: chair@tiny.example }
        accounts:
          approvers:
            roles: [slt]
            clause: { under: [Accounts], phrase: say yes or no to every new account }
          fallback-approvers: [chair-of-governors]
          administrator: headteacher
        routes:
          - { for: incident, to: [headteacher], source: school setting }
        calendar:
          terms:
            - { name: Autumn, from: 2026-09-01, to: 2026-12-18 }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("packs-");

    public PackFolder(string pack = Pack, string? policy = Policy)
    {
        Write("tiny/school.yaml", pack);
        if (policy is not null)
            Write("tiny/policy.md", policy);
    }

    public string Root => _root.FullName;

    public void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public PacksLoaded Load(PackOptions? options = null, int year = 2026) =>
        Load(Root, options ?? new PackOptions { Packs = Root, Schools = ["tiny"] }, year);

    /// <summary>The smallest pack with one passage replaced.</summary>
    public static PacksLoaded With(string passage, string replacement)
    {
        Assert.Contains(passage, Pack, StringComparison.Ordinal);
        using var folder = new PackFolder(Pack.Replace(passage, replacement, StringComparison.Ordinal));
        return folder.Load();
    }

    public static PacksLoaded Load(string contentRoot, PackOptions options, int year = 2026) =>
        new PackLoader(new ContentRoot(contentRoot), new Noon(year)).Load(options);

    /// <summary>The one pack that loaded, without fault or warning.</summary>
    public static SchoolPack Sound(PacksLoaded loaded)
    {
        Assert.Empty(loaded.Faults);
        Assert.Empty(loaded.Warnings);
        return Assert.Single(loaded.Packs);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private sealed class Noon(int year) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year, 11, 20, 12, 0, 0, TimeSpan.Zero);
    }

    private sealed class ContentRoot(string path) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "PolicyBot";

        public string ContentRootPath { get; set; } = path;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
