using System.Text.Json;
using Azure;
using Azure.Core;

namespace PolicyBot.Graph;

/// <summary>An e-mail of plain text.</summary>
public sealed record MailMessage(string Subject, string Text);

public partial class GraphClient
{
    /// <summary>
    /// Sends an e-mail and keeps no copy among the sent ones. Repeated after an unclear answer, it may arrive twice. Graph takes it before it is delivered:
    /// that it arrived is not said. Permission: Mail.Send, which the tenant should limit to the one mailbox.
    /// <para>Source: https://learn.microsoft.com/graph/api/user-sendmail?view=graph-rest-1.0</para>
    /// </summary>
    /// <param name="from">The mailbox it is sent from: its object id or sign-in name.</param>
    /// <param name="recipient">The address it goes to.</param>
    /// <param name="message">What it says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RequestFailedException">404: no such mailbox. 403: the permission is missing, or does not cover this mailbox.</exception>
    public virtual Task SendMailAsync(string from, string recipient, MailMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(recipient);
        var body = new
        {
            Message = new
            {
                subject = message.Subject,
                body = new { contentType = "text", content = message.Text },
                toRecipients = new[] { new { emailAddress = new { address = recipient } } },
            },
            SaveToSentItems = false,
        };
        return WithinBudget(async token =>
        {
            using var request = CreateMessage(RequestMethod.Post, $"{_endpoint}/users/{Segment(from)}/sendMail");
            request.Request.Headers.Add(HttpHeader.Names.ContentType, "application/json");
            request.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(body));
            await _pipeline.SendAsync(request, token);
            return request.Response.Status is 202 ? true : throw new RequestFailedException(request.Response);
        }, cancellationToken);
    }
}
