using System.Text.Json.Nodes;
using Azure;
using PolicyBot.Connector;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>
/// Gives somebody a file in their own chat: Teams asks them first, and puts it into their own OneDrive. An offer is a row that says only what it is of;
/// whoever takes it uses the row up, and the file is made then.
/// </summary>
internal sealed class FileOffers(TableClient table, Routes routes, FileUploadClient uploads, TimeProvider time, ILogger<FileOffers> log)
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const int LongestAbout = 100;
    private const string Kind = "kind";
    private const string About = "about";
    private const string Over = "This file is no longer on offer: it was taken or declined, or an hour has passed. Ask for it again.";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>Offers a file in the chat.</summary>
    /// <param name="kind">As it was registered with <see cref="Routes.OnFile"/>.</param>
    /// <returns>What the person reads beside the button.</returns>
    public async Task<string> OfferAsync(Turn turn, string kind, string about)
    {
        if (!turn.IsPersonal)
            return Refusals.NotHere.FallbackText!;
        var made = await MakeAsync(turn, kind, about);
        if (made is not OfferedFile.Ready file)
            return ((OfferedFile.Refused)made).Why;
        var context = new JsonObject { [Kind] = kind, [About] = about };
        var card = await turn.SendAsync(FileConsent.Ask(file.Name, "PolicyBot makes it when you allow it. It is then kept in your own OneDrive.", file.Content.Length, context));
        await table.UpsertEntityAsync(
            new(turn.School.Id, RowKeys.File(turn.Sender.Id, kind, about)) { [RowKind.ChangedAt] = time.GetUtcNow(), ["ActivityId"] = card }, TableUpdateMode.Replace, turn.Cancellation);
        return $"{file.Name} is offered to you in the chat: allow it there within an hour. It is then in your own OneDrive. If no such card appears, your Teams does not take files from apps.";
    }

    /// <summary>Takes the answer to an offer. What the person reads is said in the chat.</summary>
    public async Task AnswerAsync(Turn turn, FileConsentInvokeValue? answer)
    {
        var context = new ActionData(answer?.Context);
        if (!turn.IsPersonal || context.Text(Kind) is not { } kind || context.Text(About) is not { Length: <= LongestAbout } about || !await UseUpAsync(turn, kind, about))
            await turn.ReplyAsync(Refusals.Sentence(Over));
        else if (!answer!.IsAccepted)
            await turn.ReplyAsync(Refusals.Sentence("Declined. No file was made."));
        else if (await GiveAsync(turn, kind, about, answer.UploadInfo) is { } problem)
            await turn.ReplyAsync(Refusals.Sentence(problem));
    }

    /// <returns>What went wrong, or null.</returns>
    private async Task<string?> GiveAsync(Turn turn, string kind, string about, FileUploadInfo? target)
    {
        if (!FileUploadClient.IsAllowed(target?.UploadUrl) || !FileUploadClient.IsAllowed(target?.ContentUrl))
        {
            log.LogWarning("Refused to put a file somewhere that is not SharePoint");
            return "The file was not made: it would not have gone to your OneDrive. Tell your IT team.";
        }
        var made = await MakeAsync(turn, kind, about);
        if (made is not OfferedFile.Ready file)
            return ((OfferedFile.Refused)made).Why;
        try
        {
            await uploads.UploadAsync(target!.UploadUrl!, file.Content, turn.Cancellation);
        }
        catch (Exception e) when (e is RequestFailedException or HttpRequestException or TimeoutException || (e is OperationCanceledException && !turn.Cancellation.IsCancellationRequested))
        {
            log.LogWarning("A file was not taken: {Fault}", Faults.Describe(e));
            return "Your OneDrive did not take the file. Ask for it again.";
        }
        await turn.SendAsync(FileConsent.Done(target));
        return null;
    }

    private async Task<OfferedFile> MakeAsync(Turn turn, string kind, string about) => await routes.FindFile(kind)!(turn, about) switch
    {
        OfferedFile.Ready { Content.Length: > LargestFile } => new OfferedFile.Refused("This file is too large to be given in a chat. Ask your IT team for it."),
        var made => made,
    };

    /// <summary>True for one answer to each offer, and only to the person it was made to.</summary>
    private async Task<bool> UseUpAsync(Turn turn, string kind, string about)
    {
        if (routes.FindFile(kind) is null)
            return false;
        if (await table.GetEntityIfExistsAsync(turn.School.Id, RowKeys.File(turn.Sender.Id, kind, about), turn.Cancellation) is not { } row)
            return false;
        try
        {
            if (!await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, turn.Cancellation))
                return false;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
        await turn.RemoveAsync(row.GetString("ActivityId"));
        return row.GetDateTimeOffset(RowKind.ChangedAt) + Lasts > time.GetUtcNow();
    }
}
