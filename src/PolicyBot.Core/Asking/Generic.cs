namespace PolicyBot.Core.Asking;

/// <summary>Ideas that almost every clause and question share and that therefore tell little, however rare they are in one policy.</summary>
internal static class Generic
{
    private const float Share = 0.3f;

    public static float Weight(string idea) => idea is "platform" or "socialmedia" or "post" or "benefit" or "scope" ? Share : 1;

    /// <summary>Whether the word only names a place online ("facebook"): a rule seldom turns on which.</summary>
    public static bool IsPlace(Reading reading, int at) =>
        reading.Ideas.Exists(i => i.Idea is "platform" or "socialmedia" && at >= i.At && at < i.At + i.Length);
}
