using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PolicyBot.LocalTenant.Connector;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.LocalTenant.Graph;

/// <summary>The calls of Microsoft Graph v1.0 that the bot uses. https://learn.microsoft.com/graph/api/overview?view=graph-rest-1.0</summary>
/// <param name="mails">Where an e-mail goes.</param>
/// <param name="installed">Told when the app was put into somebody's Teams.</param>
public sealed partial class GraphApi(SchoolDirectory directory, Chats chats, Mails mails, Action<Person> installed)
{
    private const int DefaultPage = 100;
    private const int LargestPage = 999;

    public WireAnswer Answer(WireCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["v1.0", "groups", var id, "transitiveMembers", "microsoft.graph.user"]) => Members(id, call),
        ("GET", ["v1.0", "users", var id]) => Of(id, person => WireAnswer.Ok(User(person, call))),
        ("GET", ["v1.0", "users", var id, "teamwork", "installedApps"]) => Of(id, person => InstalledApps(person, call)),
        ("POST", ["v1.0", "users", var id, "teamwork", "installedApps"]) => Of(id, person => Install(person, call.Json())),
        ("GET", ["v1.0", "users", var id, "teamwork", "installedApps", var installation, "chat"]) => Of(id, person => ChatOf(person, installation)),
        ("POST", ["v1.0", "users", var from, "sendMail"]) => SendMail(from, call.Json()),
        _ => WireAnswer.Error(400, "BadRequest", $"Resource not found for the segment: {call.Method} {call.Uri.AbsolutePath}"),
    };

    private WireAnswer Members(string groupId, WireCall call)
    {
        // The cast to users is an advanced query: https://learn.microsoft.com/graph/aad-advanced-queries
        if (call.Header("ConsistencyLevel") != "eventual" || call.Query.GetValueOrDefault("$count") != "true")
            return WireAnswer.Error(400, "Request_UnsupportedQuery", "The cast needs the header ConsistencyLevel: eventual and $count=true.");
        if (directory.TransitiveMembers(groupId) is not { } members) return NotFound(groupId);

        var size = call.Query.TryGetValue("$top", out var top) ? int.Parse(top, CultureInfo.InvariantCulture) : DefaultPage;
        if (size is < 1 or > LargestPage) return WireAnswer.Error(400, "Request_UnsupportedQuery", "Invalid page size specified.");
        var from = call.Query.TryGetValue("$skiptoken", out var token) ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var page = new JsonObject
        {
            ["@odata.context"] = $"https://{TenantIds.GraphHost}/v1.0/$metadata#users",
            ["@odata.count"] = members.Count,
        };
        if (from + size < members.Count) page["@odata.nextLink"] = NextLink(call, from + size);
        page["value"] = new JsonArray([.. members.Skip(from).Take(size).Select(person => User(person, call))]);
        return WireAnswer.Ok(page);
    }

    private static string NextLink(WireCall call, int from)
    {
        var query = call.Query.Where(q => q.Key != "$skiptoken").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}");
        return $"{call.Uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', query)}&$skiptoken={from.ToString(CultureInfo.InvariantCulture)}";
    }

    private WireAnswer InstalledApps(Person person, WireCall call)
    {
        var wanted = AppFilter().Match(call.Query.GetValueOrDefault("$filter", ""));
        var app = chats.Of(person).Installed && (!wanted.Success || wanted.Groups["id"].Value == (wanted.Groups["by"].Value == "id" ? TenantIds.TeamsAppId : TenantIds.ManifestId));
        var value = new JsonArray();
        if (app)
        {
            var installation = new JsonObject { ["id"] = person.InstallationId };
            if (call.Query.GetValueOrDefault("$expand", "").Contains("teamsApp", StringComparison.Ordinal))
                installation["teamsApp"] = new JsonObject
                {
                    ["id"] = TenantIds.TeamsAppId, ["externalId"] = TenantIds.ManifestId, ["displayName"] = TenantIds.BotName, ["distributionMethod"] = "organization",
                };
            value.Add(installation);
        }
        return WireAnswer.Ok(new JsonObject { ["value"] = value });
    }

    private WireAnswer Install(Person person, JsonObject? request)
    {
        var bind = request?["teamsApp@odata.bind"]?.GetValue<string>() ?? "";
        if (!bind.EndsWith($"/appCatalogs/teamsApps/{TenantIds.TeamsAppId}", StringComparison.OrdinalIgnoreCase))
            return WireAnswer.Error(404, "NotFound", "The app is not in the organisation's catalogue.");
        if (!chats.SetInstalled(person, true)) return WireAnswer.Error(409, "Conflict", "The app is already installed for the user.");
        installed(person);
        return new WireAnswer(201);
    }

    private WireAnswer SendMail(string from, JsonObject? request)
    {
        if (from != TenantIds.Mailbox) return WireAnswer.Error(404, "ErrorInvalidUser", $"The requested user '{from}' is invalid.");
        var message = request?["Message"];
        if (message?["toRecipients"] is not JsonArray { Count: > 0 } recipients)
            return WireAnswer.Error(400, "ErrorInvalidRecipients", "At least one recipient is needed.");
        foreach (var recipient in recipients)
            mails.Send((string?)recipient?["emailAddress"]?["address"] ?? "", (string?)message["subject"] ?? "", (string?)message["body"]?["content"] ?? "");
        return new WireAnswer(202);
    }

    private WireAnswer ChatOf(Person person, string installation) =>
        chats.Of(person).Installed && installation == person.InstallationId
            ? WireAnswer.Ok(new JsonObject { ["id"] = person.GraphChatId, ["chatType"] = "oneOnOne", ["tenantId"] = TenantIds.TenantId })
            : WireAnswer.Error(404, "NotFound", "The installation was not found.");

    private WireAnswer Of(string id, Func<Person, WireAnswer> answer) =>
        !id.StartsWith("29:", StringComparison.Ordinal) && directory.Find(id) is { } person ? answer(person) : NotFound(id);

    private static JsonObject User(Person person, WireCall call)
    {
        var user = new JsonObject
        {
            ["id"] = person.Id,
            ["displayName"] = person.Name,
            ["givenName"] = person.GivenName,
            ["surname"] = person.Surname,
            ["jobTitle"] = person.JobTitle,
            ["mail"] = person.UserPrincipalName,
            ["userPrincipalName"] = person.UserPrincipalName,
            ["accountEnabled"] = person.IsEnabled,
            ["userType"] = person.IsGuest ? "Guest" : "Member",
        };
        if (call.Query.TryGetValue("$select", out var select))
        {
            var wanted = select.Split(',', StringSplitOptions.TrimEntries);
            foreach (var name in user.Select(p => p.Key).ToList())
                if (!wanted.Contains(name, StringComparer.OrdinalIgnoreCase)) user.Remove(name);
        }
        return user;
    }

    private static WireAnswer NotFound(string id) =>
        WireAnswer.Error(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    [GeneratedRegex("^teamsApp/(?<by>id|externalId) eq '(?<id>[^']+)'$")]
    private static partial Regex AppFilter();
}
