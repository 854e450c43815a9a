using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Connector;

/// <summary>
/// Puts a file where Teams said, once, without the bot's token: the address itself is the permission. That address comes through somebody's client, so
/// nothing but SharePoint, which OneDrive for work and school is part of, is ever called, and no redirect is followed.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 and https://learn.microsoft.com/graph/api/driveitem-createuploadsession</remarks>
public sealed class FileUploadClient
{
    private const string AllowedHosts = ".sharepoint.com";

    private readonly HttpPipeline pipeline;

    /// <param name="transport">The network.</param>
    public FileUploadClient(HttpPipelineTransport transport)
    {
        var options = new ConnectorClientOptions { Transport = transport };
        options.Retry.MaxRetries = 0;
        // The address names the person and lets whoever has it write.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        pipeline = HttpPipelineBuilder.Build(options);
    }

    /// <summary>Whether this is an https address in somebody's SharePoint, and nothing cleverer.</summary>
    public static bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "", Fragment: "", HostNameType: UriHostNameType.Dns }
        && uri.IdnHost.Length > AllowedHosts.Length
        && uri.IdnHost.EndsWith(AllowedHosts, StringComparison.OrdinalIgnoreCase);

    /// <summary>Uploads the whole file in one piece: <c>PUT</c> with <c>Content-Range</c>.</summary>
    /// <exception cref="ArgumentException">The address is not allowed, or the file is empty; nothing was called.</exception>
    /// <exception cref="RequestFailedException">The service refused, or no answer came.</exception>
    public async Task UploadAsync(string uploadUrl, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        if (!IsAllowed(uploadUrl) || content.IsEmpty)
            throw new ArgumentException("A file goes to SharePoint and is not empty.", nameof(uploadUrl));
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Put;
        message.Request.Uri.Reset(new Uri(uploadUrl));
        message.Request.Content = RequestContent.Create(content);
        message.Request.Headers.Add("Content-Type", "application/octet-stream");
        message.Request.Headers.Add("Content-Range", $"bytes 0-{content.Length - 1}/{content.Length}");
        await pipeline.SendAsync(message, cancellationToken);
        if (message.Response.Status is < 200 or > 299)
            throw new RequestFailedException(message.Response.Status, "The file was not taken.");
    }
}
