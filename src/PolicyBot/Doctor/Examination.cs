using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.Doctor;
using PolicyBot.Core.Packs;

namespace PolicyBot.Doctor;

/// <summary>What is to be examined besides what always is.</summary>
/// <param name="Schools">Whose packs and roles are looked at.</param>
internal sealed record ExaminationRequest(IReadOnlyList<SchoolPack> Schools)
{
    /// <summary>The bot's own address on the internet, where it is known.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Object id or sign-in name of whoever is to get a test card.</summary>
    public string? SendTo { get; init; }

    /// <summary>Object id or sign-in name of whoever is to get a test e-mail, where e-mails are switched on.</summary>
    public string? MailTo { get; init; }
}

/// <summary>
/// Looks at everything that has to be right before the bot works in a school, by using it. It changes nothing that lasts, except that a test card
/// or e-mail is sent where one is asked for.
/// </summary>
internal sealed class Examination(
    IOptions<BotOptions> options, TokenProbes tokens, GraphProbes graph, TeamsProbes teams, TablesProbes tables, WebProbes web, TimeProvider time)
{
    private const string GraphScope = "https://graph.microsoft.com/.default";

    public async Task<IReadOnlyList<Finding>> RunAsync(ExaminationRequest request, CancellationToken cancellation)
    {
        // All at once: somebody is waiting.
        var store = tables.TryAsync(cancellation);
        var keys = web.GetAsync(options.Value.TokenMetadata, cancellation);
        var endpoint = request.Endpoint is { } address ? web.PostAsync(new Uri(address, "/api/messages"), cancellation) : null;
        var directory = ExamineDirectoryAsync(request, cancellation);
        var connector = ExamineConnectorAsync(cancellation);

        List<Finding> findings = [.. SettingFindings.Of(options.Value), .. request.Schools.SelectMany(SettingFindings.Of), OfSecret()];
        var (identity, people) = await directory;
        var (line, reached) = await connector;
        findings.AddRange(identity.State == FindingState.Fault || line.State == FindingState.Ok ? [identity] : [identity, line]);
        findings.AddRange(people);
        findings.Add(SettingFindings.OfTokenKeys(await keys));
        findings.Add(reached);
        findings.Add(StoreFindings.Of(await store));
        findings.Add(ClockFindings.Of(time.GetUtcNow(), (await keys as Probe<WebAnswer>.Answered)?.Value.Date));
        if (endpoint is not null)
            findings.Add(SettingFindings.OfEndpoint(await endpoint));
        findings.Add(await ExamineMailAsync(request, cancellation));
        if (request.SendTo is { } recipient)
            findings.Add(await DeliverAsync(recipient, cancellation));
        return findings;
    }

    private Finding OfSecret() => SecretFindings.Of(
        !string.IsNullOrEmpty(options.Value.ClientSecret), options.Value.ClientSecretEnds, UkTime.Day(time.GetUtcNow()));

    private async Task<(Finding Identity, IReadOnlyList<Finding> People)> ExamineDirectoryAsync(ExaminationRequest request, CancellationToken cancellation)
    {
        var identity = TokenFindings.Of(await tokens.TryAsync(GraphScope, cancellation), "Microsoft Graph", options.Value.TenantId);
        if (identity.State == FindingState.Fault)
            return (identity, [Finding.Skipped("Graph permissions", "They can be tried once the bot has an identity."), Finding.Skipped("Roles", "They can be read once the bot has an identity.")]);

        var directory = await graph.ReadAsync(request.Schools, cancellation);
        var deciding = request.Schools.SelectMany(school => Deciders(school).Select(school.Role)).OfType<RoleBinding>()
            .SelectMany(role => directory.HoldersOf(role) ?? []).DistinctBy(holder => holder.Id);
        var installations = await graph.FindInstallationsAsync(deciding, cancellation);
        return (identity, [
            .. PermissionFindings.OfReading(directory),
            .. PermissionFindings.OfInstalling(installations),
            .. request.Schools.SelectMany(school => RoleFindings.Of(school, directory)),
        ]);
    }

    private async Task<(Finding Identity, Finding Reached)> ExamineConnectorAsync(CancellationToken cancellation)
    {
        var identity = TokenFindings.Of(await tokens.TryAsync(TeamsProbes.Scope, cancellation), "the Bot Connector", options.Value.TenantId);
        return identity.State == FindingState.Fault
            ? (identity, Finding.Skipped("Teams", "The Bot Connector can be tried once the bot has an identity."))
            : (identity, await teams.ReachAsync(cancellation));
    }

    private async Task<Finding> ExamineMailAsync(ExaminationRequest request, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(options.Value.MailFrom))
            return MailFindings.NotSet(request.Schools);
        if (request.MailTo is not { } recipient)
            return MailFindings.NotTried;
        return await graph.FindAsync(recipient, cancellation) is Probe<Account?>.Answered { Value.Mail: { Length: > 0 } address }
            ? MailFindings.Of(await graph.SendMailAsync(address, cancellation))
            : MailFindings.NoAddress;
    }

    private async Task<Finding> DeliverAsync(string recipient, CancellationToken cancellation) =>
        await graph.FindAsync(recipient, cancellation) switch
        {
            Probe<Account?>.Answered { Value: { } account } => await teams.DeliverAsync(account.Id, cancellation),
            Probe<Account?>.Answered => Finding.Fault("Delivery", "The tenant knows nobody by the name after --send-to.", "Give an object id or a sign-in name."),
            _ => Finding.Skipped("Delivery", "A card can be sent once people can be read from Microsoft Graph."),
        };

    private static IEnumerable<string> Deciders(SchoolPack school) => school.Accounts?.Approvers ?? [RoleIds.Slt];
}
