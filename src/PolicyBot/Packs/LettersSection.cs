using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads the letters of a pack: who sends them, where that stands, and the school's own words where it has some.</summary>
internal static class LettersSection
{
    private static readonly string[] Keys = ["title", "from", "text", "clause", "source"];

    public static IReadOnlyList<LetterTemplate> Read(PackSection pack, PackRoles roles, PackSources sources)
    {
        if (pack.Section("letters", known: null) is not { } letters)
            return [];
        return [.. letters.Keys.Select(id => ReadOne(letters, id, roles, sources)).OfType<LetterTemplate>()];
    }

    private static LetterTemplate? ReadOne(PackSection letters, Located id, PackRoles roles, PackSources sources)
    {
        if (letters.Section(id.Value, Keys) is not { } letter)
            return null;
        var known = LetterTemplate.Defaults.FirstOrDefault(one => one.Id == id.Value);
        var from = letter.OptionalText("from");
        if (from is not null)
            roles.Bound(new Located(from, letter.LineOf("from")));
        return new(
            id.Value,
            known is null ? letter.Text("title", "Say what the letter is for.") : letter.OptionalText("title") ?? known.Title,
            from ?? known?.From,
            known is null ? letter.Text("text", "Write the letter.") : letter.OptionalText("text") ?? known.Text,
            sources.Source(letter));
    }
}
