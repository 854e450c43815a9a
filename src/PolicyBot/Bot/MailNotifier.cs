using System.Diagnostics;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;
using PolicyBot.Connector;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Graph;

namespace PolicyBot.Bot;

/// <summary>
/// Says by e-mail that something waits in Teams: to somebody who cannot be reached there, and to a role that has only an address.
/// An e-mail is read on any telephone and forwarded with one tap, so it names the case by its number and says nothing of what it is about.
/// </summary>
internal sealed class MailNotifier(
    [FromKeyedServices(GraphClients.Outbox)] GraphClient graph, IDirectory directory, IOptions<BotOptions> options, ILogger<MailNotifier> log)
{
    /// <param name="card">What is shown to whoever can be reached in Teams.</param>
    /// <returns>Null where no e-mail can be sent: there is no mailbox to send from, or no address.</returns>
    public async Task<SendOutcome?> SendAsync(SchoolPack school, OutboxRow row, NoticeCard card, CancellationToken cancellation)
    {
        if (options.Value.MailFrom is not { Length: > 0 } from)
        {
            log.LogWarning("Nobody is told of {Case} by e-mail: PolicyBot:MailFrom is not set", row.CaseId);
            return null;
        }
        var (address, text) = row.To switch
        {
            Audience.Mailbox { RoleId: var roleId } => (school.Role(roleId)?.Mail,
                card.Mail ?? $"There is something at {school.Name} that concerns the {school.Role(roleId)?.Title}: {row.CaseId}. Whoever raised it can tell you more: this e-mail does not, on purpose."),
            Audience.One { PersonId: var personId } => (await FindAddressAsync(personId, cancellation),
                $"There is something for you at {school.Name}: {row.CaseId}. Open PolicyBot in Teams and type “menu” to see it."),
            _ => throw new UnreachableException(),
        };
        return address is null ? null : await SendAsync(from, address, new($"PolicyBot: {row.CaseId}", text), cancellation);
    }

    private async Task<string?> FindAddressAsync(string personId, CancellationToken cancellation) =>
        await directory.FindPersonAsync(personId, Freshness.Patient, cancellation) switch
        {
            PersonLookup.Found found => found.Person.Mail,
            PersonLookup.Unknown => null,
            _ => throw new TimeoutException("The directory does not give an address."), // tried again
        };

    private async Task<SendOutcome> SendAsync(string from, string to, MailMessage message, CancellationToken cancellation)
    {
        try
        {
            await graph.SendMailAsync(from, to, message, cancellation);
            return new SendOutcome.Mailed();
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or HttpRequestException or TimeoutException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            var failure = ConnectorFailure.Classify(e, wasPost: true);
            log.LogWarning("An e-mail did not go out: {Failure}", failure);
            return failure switch
            {
                ConnectorFailure.Permanent permanent => new SendOutcome.Never("The e-mail was not taken either.", permanent.Status),
                ConnectorFailure.Transient transient => new SendOutcome.Later(transient.RetryAfter),
                ConnectorFailure.Ambiguous ambiguous => new SendOutcome.Later(ambiguous.RetryAfter),
                _ => new SendOutcome.Later(null),
            };
        }
    }
}
