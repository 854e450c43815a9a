using PolicyBot.Cards;

namespace PolicyBot.Testing;

/// <summary>Cards as files, to be looked at: POLICYBOT_CARDS=FOLDER writes them there for render-cards.mjs.</summary>
internal static class CardFiles
{
    /// <summary>Holds a card against the schema and the size limit, and writes it where a folder is named.</summary>
    public static void Check(string name, AdaptiveCard card)
    {
        if (Environment.GetEnvironmentVariable("POLICYBOT_CARDS") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.json"), card.ToJson());
        CardSchema.Check(card);
        // Narrow clients cut the lines of markdown's lists off at the side.
        Assert.DoesNotContain("\"text\":\"- ", card.ToJson(), StringComparison.Ordinal);
    }
}
