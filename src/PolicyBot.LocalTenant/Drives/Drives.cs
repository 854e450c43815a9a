using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Drives;

/// <summary>A file in somebody's OneDrive. Empty until its bytes have been uploaded.</summary>
public sealed record DriveFile(string Id, string Owner, string Name, byte[] Content);

/// <summary>
/// Everybody's OneDrive, as far as a bot can put files there: Teams opens an upload session, and whoever has its address writes into it once.
/// https://learn.microsoft.com/graph/api/driveitem-createuploadsession
/// </summary>
public sealed class Drives(DataFolder? folder)
{
    private const string File = "drives.json";
    private readonly Lock gate = new();
    private ImmutableList<DriveFile>? files;

    /// <summary>The files that somebody has, oldest first.</summary>
    public IReadOnlyList<DriveFile> Of(Person person)
    {
        lock (gate) return [.. Load().Where(file => file.Owner == person.Id && file.Content.Length > 0)];
    }

    /// <summary>Opens an upload session, and describes it as Teams does to a bot. A name that is taken gets a number.</summary>
    public JsonObject Begin(Person person, string name)
    {
        lock (gate)
        {
            var taken = Load().Count(file => file.Owner == person.Id && file.Name == name && file.Content.Length > 0);
            var free = taken == 0 ? name : $"{Path.GetFileNameWithoutExtension(name)} {taken}{Path.GetExtension(name)}";
            var file = new DriveFile(Guid.NewGuid().ToString("D"), person.Id, free, []);
            Save(Load().Add(file));
            return new JsonObject
            {
                ["contentUrl"] = $"https://{TenantIds.DriveHost}/personal/{person.Id}/Documents/Applications/{TenantIds.BotName}/{Uri.EscapeDataString(free)}",
                ["name"] = free,
                ["uploadUrl"] = $"https://{TenantIds.DriveHost}/personal/{person.Id}/uploadSession?guid={file.Id}",
                ["uniqueId"] = file.Id,
                ["fileType"] = Path.GetExtension(free).TrimStart('.'),
            };
        }
    }

    public WireAnswer Answer(WireCall call)
    {
        if (call.Method != "PUT" || call.Segments is not ["personal", var owner, "uploadSession"])
            return WireAnswer.Error(404, "itemNotFound", "There is no such address.");
        if (call.BearerToken is not null)
            return WireAnswer.Error(401, "unauthenticated", "The address is the permission: no token belongs to it.");
        lock (gate)
        {
            if (Load().Find(file => file.Id == call.Query.GetValueOrDefault("guid") && file.Owner == owner && file.Content.Length == 0) is not { } open)
                return WireAnswer.Error(404, "itemNotFound", "There is no such upload session any more.");
            var length = call.Bytes.Length.ToString(CultureInfo.InvariantCulture);
            if (call.Bytes.Length == 0 || call.Header("Content-Range") != $"bytes 0-{call.Bytes.Length - 1}/{length}")
                return WireAnswer.Error(400, "invalidRequest", "The Content-Range does not fit the bytes.");
            Save(Load().Replace(open, open with { Content = call.Bytes }));
            return new WireAnswer(201, new JsonObject { ["id"] = open.Id, ["name"] = open.Name, ["size"] = call.Bytes.Length });
        }
    }

    private ImmutableList<DriveFile> Load() => files ??= [.. folder?.Read<DriveFile[]>(File) ?? []];

    private void Save(ImmutableList<DriveFile> changed)
    {
        files = changed;
        folder?.Write(File, changed);
    }
}
