using PolicyBot.Bot;

namespace PolicyBot.Records;

/// <summary>Everything that is stored, as a whole and about one person: for whoever looks after the records, by commands on the server.</summary>
internal static class RecordsFeature
{
    public static WebApplicationBuilder AddRecords(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TablesBackup>();
        services.AddSingleton<TablesPersonalData>();
        // Written by what all features stand on.
        services.AddSingleton(new RowKind("conversation", "Where a person's chat with PolicyBot is, so that notices reach them") { Erase = RowKind.Gone });
        services.AddSingleton(new RowKind("outbox", "A notice that still has to go out, until it has: the case's number and the recipient's id"));
        services.AddSingleton(new RowKind("delivery", "Whether a notice reached a person: their id and name"));
        services.AddSingleton(new RowKind("file", "A file that a person was offered and has not answered: of what kind, of which case, and when") { Erase = RowKind.Gone, LapsesAfter = TimeSpan.FromDays(1) });
        services.AddSingleton(new RowKind("trial", "Nothing: a row that the doctor writes and deletes"));
        return builder;
    }
}
