using Azure;
using PolicyBot.Connector;

namespace PolicyBot.Clients.Tests.Connector;

/// <summary>A file goes to SharePoint in one piece, without the bot's token, and nowhere else.</summary>
public sealed class FileUploadTests
{
    private const string Address = "https://contoso-my.sharepoint.com/personal/ann/uploadSession?guid=1";

    private static readonly byte[] Content = "three words long"u8.ToArray();

    [Fact]
    public async Task It_is_one_put_of_all_bytes_without_a_token()
    {
        using var wire = new Wire(Wire.Answer(201));

        await new FileUploadClient(wire.Transport).UploadAsync(Address, Content);

        var sent = Assert.Single(wire.Sent);
        Assert.Equal(("PUT", Address, "three words long", null), (sent.Method, sent.Uri, sent.Body, sent.Authorization));
        Assert.Equal("bytes 0-15/16", sent.ContentRange);
    }

    [Theory]
    [InlineData(307), InlineData(302), InlineData(404), InlineData(409), InlineData(429), InlineData(503)]
    public async Task Whatever_else_is_answered_is_a_failure_after_one_try(int status)
    {
        using var wire = new Wire(() =>
        {
            var answer = Wire.Answer(status)();
            answer.Headers.Location = new Uri("https://evil.example/");
            return answer;
        });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => new FileUploadClient(wire.Transport).UploadAsync(Address, Content));

        Assert.Equal(status, failure.Status);
        Assert.Single(wire.Sent);
        Assert.DoesNotContain("sharepoint", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/x", true), InlineData("https://CONTOSO.SharePoint.com:443/x?y", true)]
    [InlineData("http://contoso-my.sharepoint.com/x", false), InlineData("https://contoso-my.sharepoint.com:444/x", false), InlineData("https://sharepoint.com/x", false)]
    [InlineData("https://contoso-my.sharepoint.com./x", false), InlineData("https://contoso-my.sharepoint.com@evil.example/x", false), InlineData("https://evil.example#.sharepoint.com", false)]
    [InlineData("https://evil.example/.sharepoint.com", false), InlineData("https://[::1]/x", false), InlineData("/x", false), InlineData(null, false)]
    public async Task Only_an_address_in_SharePoint_is_called(string? address, bool isAllowed)
    {
        using var wire = new Wire(Wire.Answer(201));

        Assert.Equal(isAllowed, FileUploadClient.IsAllowed(address));

        if (isAllowed) await new FileUploadClient(wire.Transport).UploadAsync(address!, Content);
        else await Assert.ThrowsAsync<ArgumentException>(() => new FileUploadClient(wire.Transport).UploadAsync(address!, Content));
        Assert.Equal(isAllowed ? 1 : 0, wire.Sent.Count);
    }
}
