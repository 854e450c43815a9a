using System.Text.Json.Nodes;

namespace PolicyBot.Connector;

/// <summary>What <c>fileConsent/invoke</c> carries. All of it came through somebody's client.</summary>
/// <param name="Action"><c>accept</c> or <c>decline</c>.</param>
/// <param name="Context">What the consent card gave along for that.</param>
/// <param name="UploadInfo">Where the file goes; with <c>accept</c> only.</param>
public sealed record FileConsentInvokeValue(string? Action, JsonObject? Context, FileUploadInfo? UploadInfo)
{
    /// <summary>Whether the person wants the file.</summary>
    public bool IsAccepted => Action == "accept";
}

/// <summary>Where Teams wants a file to be put.</summary>
/// <param name="UploadUrl">Takes the bytes: see <see cref="FileUploadClient"/>.</param>
/// <param name="ContentUrl">Where the file is to be found afterwards.</param>
/// <param name="Name">The file's name, which Teams changes where there is one of that name already.</param>
/// <param name="UniqueId">OneDrive's id of the file.</param>
/// <param name="FileType">The ending of its name.</param>
public sealed record FileUploadInfo(string? ContentUrl, string? Name, string? UploadUrl, string? UniqueId, string? FileType);

/// <summary>The cards with which a bot gives a file to somebody in their personal chat.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4</remarks>
public static class FileConsent
{
    /// <summary>Asks whether the file may be put into the person's OneDrive. Without a name Teams shows nothing.</summary>
    /// <param name="name">With its ending. It stands in the chat.</param>
    /// <param name="description">What the file is for. It stands in the chat.</param>
    /// <param name="sizeInBytes">Nearly: shown to the person.</param>
    /// <param name="context">Comes back with the answer, whichever it is.</param>
    public static Activity Ask(string name, string description, long sizeInBytes, JsonObject context) => Of(new()
    {
        ContentType = ContentTypes.FileConsent,
        Name = name,
        Content = new JsonObject
        {
            ["description"] = description,
            ["sizeInBytes"] = sizeInBytes,
            ["acceptContext"] = context.DeepClone(),
            ["declineContext"] = context.DeepClone(),
        },
    });

    /// <summary>Shows a file that was put there.</summary>
    public static Activity Done(FileUploadInfo file) => Of(new()
    {
        ContentType = ContentTypes.FileInfo,
        Name = file.Name,
        ContentUrl = file.ContentUrl,
        Content = new JsonObject { ["uniqueId"] = file.UniqueId, ["fileType"] = file.FileType },
    });

    private static Activity Of(Attachment attachment) => new() { Type = ActivityTypes.Message, Attachments = [attachment] };
}
