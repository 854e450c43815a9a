using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.Doctor;
using PolicyBot.Core.Packs;
using PolicyBot.Graph;

namespace PolicyBot.Doctor;

/// <summary>Asks Microsoft Graph what the bot asks it, by the same way that a click takes: two seconds, and no second try.</summary>
internal sealed class GraphProbes([FromKeyedServices(GraphClients.Clicks)] GraphClient graph, IOptions<BotOptions> options, TimeProvider time)
{
    private const int MostAskedAbout = 10;

    /// <summary>Reads every group and every person that the schools bind a role to.</summary>
    public async Task<DirectoryProbes> ReadAsync(IReadOnlyList<SchoolPack> schools, CancellationToken cancellation)
    {
        var roles = schools.SelectMany(school => school.Roles.Values).ToList();
        var groups = roles.Select(role => role.Group).OfType<string>().Distinct().ToList();
        var people = roles.SelectMany(role => role.People).Distinct().ToList();
        var readGroups = Task.WhenAll(groups.Select(id => Probing.TryAsync(token => GroupAsync(id, token), time, cancellation)));
        var readPeople = Task.WhenAll(people.Select(id => Probing.TryAsync(token => PersonAsync(id, token), time, cancellation)));
        await Task.WhenAll(readGroups, readPeople);
        return new(groups.Zip(await readGroups).ToDictionary(), people.Zip(await readPeople).ToDictionary());
    }

    /// <summary>Whether the app is installed for some of these people; nothing where the settings do not say which app.</summary>
    public async Task<IReadOnlyCollection<Probe<bool>>> FindInstallationsAsync(IEnumerable<Account> people, CancellationToken cancellation) =>
        options.Value.TeamsAppId is { Length: > 0 } app
            ? await Task.WhenAll(people.Take(MostAskedAbout).Select(person =>
                Probing.TryAsync(async token => await graph.FindInstalledAppAsync(person.Id, app, token) is not null, time, cancellation)))
            : [];

    /// <summary>One person by object id or sign-in name.</summary>
    public Task<Probe<Account?>> FindAsync(string idOrSignInName, CancellationToken cancellation) =>
        Probing.TryAsync(token => PersonAsync(idOrSignInName, token), time, cancellation);

    /// <summary>Sends an e-mail that says that it is a trial, from the mailbox that the settings name.</summary>
    public Task<Probe<bool>> SendMailAsync(string address, CancellationToken cancellation) => Probing.TryAsync(
        async token =>
        {
            await graph.SendMailAsync(
                options.Value.MailFrom!, address, new("PolicyBot: a test", "PolicyBot can send e-mails. There is nothing to do. It never says in one what something is about."), token);
            return true;
        },
        time,
        cancellation);

    private async Task<IReadOnlyList<Account>?> GroupAsync(string id, CancellationToken cancellation) =>
        await graph.ListTransitiveMembersAsync(id, cancellation) is { } users ? [.. users.Select(ToAccount)] : null;

    private async Task<Account?> PersonAsync(string id, CancellationToken cancellation) =>
        await graph.GetUserAsync(id, cancellation) is { } user ? ToAccount(user) : null;

    private static Account ToAccount(User user) => new(user.Id, user.DisplayName is not null, user.AccountEnabled != false, user.Mail);
}
