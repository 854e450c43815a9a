using System.Text.Json.Nodes;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.People;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.LocalTenant.Page;

/// <summary>What the page calls: people, their chats, what they do in them, and who belongs to which group.</summary>
internal static class PageApi
{
    private const int Suggestions = 15; // as many as Teams shows

    public static void MapPage(this WebApplication app, Tenant tenant, SchoolPack school)
    {
        app.MapGet("/health", () => "ready");
        // For a load test that posts to the bot itself: what the Connector would send as the bearer token.
        app.MapGet("/issuer/token", (string? serviceUrl) => serviceUrl is null ? tenant.Issuer.Token() : tenant.Issuer.Token(serviceUrl));
        app.MapGet("/api/school", () => new { school.Name, Policy = school.Policy.Title, MessageActions = AppManifest.MessageActions() });
        app.MapGet("/api/people", () => tenant.Directory.People.Select(p => PersonView.Of(p, tenant.Chats.Of(p))));
        app.MapGet("/api/groups", () => tenant.Directory.Groups.Select(g => ToView(tenant, g)));
        app.MapPost("/api/groups/{group}/members/{person}", (string group, string person, MembershipRequest wanted) =>
        {
            if (wanted.Member) tenant.Directory.Join(group, person);
            else tenant.Directory.Leave(group, person);
            return Results.NoContent();
        });
        app.MapGet("/api/mails", () => tenant.Mails.All);
        app.MapGet("/api/events", (CancellationToken gone) => TypedResults.ServerSentEvents(new ChatEvents(tenant.Chats).ReadAsync(gone)));
        MapChats(app.MapGroup("/api/chats/{person}"), tenant);
    }

    private static void MapChats(RouteGroupBuilder chats, Tenant tenant)
    {
        TeamsClient? Teams(string person) => tenant.Directory.Find(person) is { } found ? tenant.TeamsOf(found) : null;
        async Task<IResult> As(string person, Func<TeamsClient, Task<object?>> act) =>
            Teams(person) is { } teams ? await act(teams) is { } answer ? Results.Json(answer) : Results.NoContent() : Results.NotFound();

        chats.MapGet("", (string person, long? after) =>
            As(person, teams => Task.FromResult<object?>(ChatView.Of(teams.Chat, after ?? 0))));
        // A school's IT puts the app into everybody's Teams, so it is there when somebody first looks.
        chats.MapPost("/open", (string person) => As(person, async teams =>
        {
            await teams.AddAppAsync();
            tenant.Chats.MarkRead(teams.Person);
            return null;
        }));
        chats.MapPost("/read", (string person) => As(person, teams =>
        {
            tenant.Chats.MarkRead(teams.Person);
            return Task.FromResult<object?>(null);
        }));
        chats.MapPost("/say", (string person, SayRequest say) => As(person, async teams =>
        {
            await teams.SayAsync(say.Text);
            return null;
        }));
        chats.MapPost("/click", (string person, ClickRequest click) =>
            As(person, async teams => ShownView.Of(await teams.ClickAsync(click.MessageId, click.Action, click.Inputs))));
        chats.MapPost("/refresh", (string person, MessageRequest message) =>
            As(person, async teams => ShownView.Of(await teams.RefreshAsync(message.MessageId))));
        chats.MapPost("/dialog", (string person, DialogRequest dialog) =>
            As(person, async teams => ShownView.Of(await teams.SubmitDialogAsync(dialog.Action, dialog.Inputs, dialog.OpenedBy))));
        chats.MapPost("/act", (string person, ActRequest act) => As(person, async teams => ShownView.Of(await ActAsync(teams, act))));
        chats.MapPost("/file", (string person, FileRequest file) => As(person, async teams =>
        {
            await teams.AnswerFileAsync(file.MessageId, file.Allow);
            return null;
        }));
        chats.MapGet("/files/{id}", (string person, string id) =>
            Teams(person) is { } teams && tenant.Drives.Of(teams.Person).FirstOrDefault(file => file.Id == id) is { } found
                ? Results.File(found.Content, "application/octet-stream", found.Name)
                : Results.NotFound());
        chats.MapPost("/search", (string person, SearchRequest search) =>
            As(person, async teams => await SearchAsync(tenant.Directory, teams, search)));
    }

    private static Task<Shown> ActAsync(TeamsClient teams, ActRequest act)
    {
        var message = teams.Chat.Messages.FirstOrDefault(m => m.Id == act.MessageId);
        var author = new JsonObject { ["id"] = message?.FromBot == true ? TenantIds.BotId : teams.Person.Id };
        return teams.ActOnMessageAsync(new(act.CommandId, teams.Person.ConversationId, "personal"), act.MessageId, message?.Text ?? "", author);
    }

    // Teams answers the people picker by itself; every other data set is asked of the bot.
    private static async Task<IEnumerable<ChoiceView>> SearchAsync(SchoolDirectory directory, TeamsClient teams, SearchRequest search)
    {
        if (!search.Dataset.StartsWith("graph.microsoft.com/users", StringComparison.Ordinal))
            return (await teams.SearchAsync(search.Dataset, search.Text, search.MessageId)).Select(r => new ChoiceView(r.Title, r.Value));
        return directory.People
            .Where(p => p.Id == search.Text || p.Name.Contains(search.Text, StringComparison.CurrentCultureIgnoreCase)
                || p.UserPrincipalName.Contains(search.Text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).Take(Suggestions)
            .Select(p => new ChoiceView(p.Name, p.Id, p.JobTitle));
    }

    private static GroupView ToView(Tenant tenant, DirectoryGroup group) =>
        new(group.Id, group.Name, [.. (tenant.Directory.TransitiveMembers(group.Id) ?? []).Select(p => p.Id)]);
}
