using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>The policies that questions are asked under.</summary>
internal static class Policies
{
    public static readonly string[] Shared = ["stanburn", "charlton", "westbrook", "abbotswood", "gaskell"];

    /// <summary>Those in our own words, which need no reference folder.</summary>
    public static readonly string[] Own = [.. PolicyFiles.MadeUp(Repository.Root).Select(f => Path.GetFileNameWithoutExtension(f)).Prepend("model")];

    private static readonly Dictionary<string, Lazy<PolicyAnswerer>> Answerers =
        Shared.Concat(Own).ToDictionary(s => s, s => new Lazy<PolicyAnswerer>(() => new PolicyAnswerer(Document(s))));

    public static PolicyAnswerer Answerer(string school) => Answerers[school].Value;

    public static string Text(string school) => File.ReadAllText(PolicyFiles.Of(school, Repository.Root, PolicyBot.Testing.Shared.Root));

    public static PolicyDocument Document(string school) => PolicyDocument.Read(school, Text(school));
}
