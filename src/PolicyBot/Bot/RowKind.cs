using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>
/// What one kind of row means for the people it is about. Whoever stores a new kind of row registers one, beside the store that writes it;
/// a story test fails for a kind that nobody registered. What is kept of a person, and what becomes of it when they ask, is decided here and nowhere else.
/// </summary>
/// <param name="Prefix">The row key up to its first <c>|</c>.</param>
/// <param name="Holds">What stands in it, for people: one line of docs/data-protection.md.</param>
internal sealed record RowKind(string Prefix, string Holds)
{
    /// <summary>
    /// The id of something that belongs to a person, such as a case, where a row of this kind says so; null otherwise. Rows of other kinds that carry
    /// this id in their key are then about that person too.
    /// </summary>
    public Func<TableEntity, string, string?> Owned { get; init; } = (_, _) => null;

    /// <summary>
    /// What is left of a row that belongs to a person when what they wrote is erased: the row without it, the row itself where there is nothing
    /// to erase, or null where it goes. Names and addresses beside the person's id go from every row by themselves.
    /// </summary>
    public Func<TableEntity, TableEntity?> Erase { get; init; } = row => row;

    /// <summary>
    /// A record that the law wants kept as it is, and that may speak of others in confidence, such as a safeguarding case. It is neither handed over nor
    /// changed by a command: whoever is responsible for such records decides, case by case.
    /// </summary>
    public bool IsConfidential { get; init; }

    /// <summary>How long a row of this kind is kept after its <see cref="ChangedAt"/>; null where it is not deleted by itself.</summary>
    public TimeSpan? LapsesAfter { get; init; }

    /// <summary>The cell of a row that lapses which says when it was changed last.</summary>
    public const string ChangedAt = "ChangedAt";

    /// <summary>For a row that is of no use to anybody but the person: it goes.</summary>
    public static TableEntity? Gone(TableEntity row) => null;

    public static string PrefixOf(TableEntity row) => row.RowKey.Split('|', 2)[0];
}
