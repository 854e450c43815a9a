using System.Collections.Concurrent;
using Azure;
using PolicyBot.Connector;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>Where somebody's personal chat with the bot is.</summary>
internal sealed record ConversationReference(string ConversationId, Uri ServiceUrl);

/// <summary>The personal chats that the bot knows of, learned from every message and kept over restarts.</summary>
internal sealed class Conversations(TableClient table)
{
    private readonly ConcurrentDictionary<string, ConversationReference> saved = new(StringComparer.OrdinalIgnoreCase);

    public async Task<ConversationReference?> FindAsync(string personId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(RowKeys.Tenant, RowKeys.Conversation(personId), cancellation);
        return row?.GetString("ConversationId") is { } id && Uri.TryCreate(row.GetString("ServiceUrl"), UriKind.Absolute, out var serviceUrl)
            ? new(id, serviceUrl)
            : null;
    }

    /// <summary>Keeps the chat of an authenticated activity, which also says which address it is answered at from now on.</summary>
    public Task RememberAsync(string personId, Activity activity, CancellationToken cancellation) =>
        activity.IsPersonal() && activity.Conversation?.Id is { } id && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl)
            ? RememberAsync(personId, new ConversationReference(id, serviceUrl), cancellation)
            : Task.CompletedTask;

    public async Task RememberAsync(string personId, ConversationReference reference, CancellationToken cancellation)
    {
        if (saved.TryGetValue(personId, out var known) && known == reference)
            return;
        await table.UpsertEntityAsync(
            new(RowKeys.Tenant, RowKeys.Conversation(personId))
            {
                ["ConversationId"] = reference.ConversationId,
                ["ServiceUrl"] = reference.ServiceUrl.AbsoluteUri,
            },
            TableUpdateMode.Merge,
            cancellation);
        saved[personId] = reference;
    }

    public async Task ForgetAsync(string personId, CancellationToken cancellation)
    {
        saved.TryRemove(personId, out _);
        await table.DeleteEntityAsync(RowKeys.Tenant, RowKeys.Conversation(personId), ETag.All, cancellation);
    }

    /// <summary>Somebody who gets the app because a notice is waiting for them reads that, and no welcome.</summary>
    public Task SkipWelcomeAsync(string personId, CancellationToken cancellation) =>
        table.UpsertEntityAsync(
            new(RowKeys.Tenant, RowKeys.Conversation(personId)) { ["Welcomed"] = true }, TableUpdateMode.Merge, cancellation);

    /// <summary>True for the first caller only, however many activities announce the same arrival.</summary>
    public async Task<bool> ClaimWelcomeAsync(string personId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync(RowKeys.Tenant, RowKeys.Conversation(personId), cancellation);
        if (row is null || row.GetBoolean("Welcomed") == true)
            return false;
        row["Welcomed"] = true;
        try
        {
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }
}
