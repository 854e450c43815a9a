using PolicyBot.Core.Attestations;
using PolicyBot.Core.Packs;
using CorePerson = PolicyBot.Core.People.Person;

namespace PolicyBot.LocalTenant.People;

/// <summary>
/// What the staff of a made-up school have behind them when it opens: everybody has read the policy and is trained, but for the teaching
/// assistant. It is entered through the bot's own store, as if they had pressed the buttons a month ago.
/// </summary>
public static class Induction
{
    // Two records for each person.
    private const int PeopleInOneBatch = 25;
    private static readonly TimeSpan Ago = TimeSpan.FromDays(30);

    /// <param name="bot">A bot that has started, so that its table is there.</param>
    public static async Task EnterAsync(Tenant tenant, IServiceProvider bot, CancellationToken cancellation = default)
    {
        var attestations = bot.GetRequiredService<IAttestations>();
        var then = bot.GetRequiredService<TimeProvider>().GetUtcNow() - Ago;
        foreach (var school in bot.GetRequiredService<SchoolPacks>().All)
        {
            var inducted = tenant.Directory.TransitiveMembers(school.Staff.Group ?? "")?.Where(person => person.JobTitle != Cast.NewInPost) ?? [];
            foreach (var people in inducted.Chunk(PeopleInOneBatch))
                await attestations.SaveAsync([.. people.SelectMany(person => Of(school, person, then))], [], cancellation);
        }
    }

    private static IEnumerable<Attestation> Of(SchoolPack school, Person person, DateTimeOffset then)
    {
        var (who, day) = (new CorePerson(person.Id, person.Name), DateOnly.FromDateTime(then.DateTime));
        return new[] { GateKind.Reading, GateKind.Training }.Select(kind => new Attestation(school.Id, who, kind, school.Edition, day, who, then));
    }
}
