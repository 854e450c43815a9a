using Azure.Identity;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.Wire;
using PolicyBot.Tables;

namespace PolicyBot.Tests.Doctor;

/// <summary>One fault is planted in a sound installation; the doctor names that one, with its cure, and no other.</summary>
public sealed class PlantedFaultTests
{
    private const string AppId = "PolicyBot:AppId";

    [Fact]
    public async Task A_sound_installation_is_found_sound_and_nothing_is_left_behind()
    {
        await using var surgery = await Surgery.OpenAsync();
        var before = surgery.Table.Rows.Count;
        surgery.EndpointStatus = 401;

        var report = await surgery.ExamineAsync("--endpoint", "https://policybot.example");

        Assert.Equal((0, ""), (report.Code, string.Join('\n', report.Fixes.Concat(report.Warnings))));
        Assert.EndsWith("Everything is in order.", report.Said.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, surgery.Table.Rows.Count);
    }

    [Theory]
    [InlineData(AppId, "", "PolicyBot:AppId is not set. Set it to")]
    [InlineData("PolicyBot:TenantId", "contoso.example", "PolicyBot:TenantId is not an id. Copy")]
    [InlineData("PolicyBot:Storage:ConnectionString", "", "Say where records are kept")]
    [InlineData("PolicyBot:Storage:ConnectionString", "AccountName=school", "PolicyBot:Storage:ConnectionString: The storage connection string is not usable")]
    [InlineData("PolicyBot:Graph", "graph.example", "PolicyBot:Graph is not an https address")]
    [InlineData("PolicyBot:Schools:0", "modle", "Did you mean model?")]
    [InlineData("PolicyBot:Policies:model", "no-such-policy.md", "no-such-policy.md")]
    public async Task A_setting_that_is_missing_or_wrong(string setting, string value, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings[setting] = value;

        (await surgery.ExamineAsync()).HasOneFault(named);
    }

    [Theory]
    [InlineData("roles: [slt]", "roles: [stl]", "The role stl is not bound")]
    [InlineData("phrase: what the account is meant to achieve", "phrase: what the moon is made of", "does not say “what the moon is made of”")]
    public async Task A_fault_in_the_pack(string right, string wrong, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        using var packs = new ChangedPack(right, wrong);
        surgery.Settings["PolicyBot:Packs"] = packs.Folder;

        (await surgery.ExamineAsync()).HasOneFault(named);
    }

    [Fact]
    public async Task A_clause_that_another_edition_of_the_policy_no_longer_has()
    {
        await using var surgery = await Surgery.OpenAsync();
        using var packs = new ChangedPack("", "");
        var edition = Path.Combine(packs.Folder, "new-edition.md");
        var policy = await File.ReadAllTextAsync(Path.Combine(packs.Folder, "model", "policy.md"));
        await File.WriteAllTextAsync(edition, policy.Replace("turn on two-step verification", "turn on the alarm", StringComparison.Ordinal));
        surgery.Settings["PolicyBot:Packs"] = packs.Folder;
        surgery.Settings["PolicyBot:Policies:model"] = edition;

        (await surgery.ExamineAsync()).HasOneWarning("does not say “turn on two-step verification”");
    }

    [Fact]
    public async Task An_identity_of_another_tenant()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Credential = new ForeignCredential("99999999-0f5e-4b0a-9d6a-1f2a90c0a001");

        (await surgery.ExamineAsync()).HasOneFault("The bot's identity belongs to the tenant 99999999-0f5e-4b0a-9d6a-1f2a90c0a001");
    }

    [Theory]
    [InlineData("7000215", "The client secret is wrong.")]
    [InlineData("7000222", "The client secret has expired.")]
    [InlineData("90002", "There is no tenant with the id in PolicyBot:TenantId.")]
    [InlineData("700016", "The tenant knows no application with the id in PolicyBot:AppId.")]
    [InlineData("53003", "Entra refused the bot's identity (AADSTS53003).")]
    public async Task An_identity_that_Entra_refuses(string code, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Credential = FailingCredential.Refused(code);

        (await surgery.ExamineAsync()).HasOneFault(named);
    }

    [Fact]
    public async Task No_managed_identity_on_this_machine()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Credential = new FailingCredential(new CredentialUnavailableException("ManagedIdentityCredential authentication unavailable."));

        (await surgery.ExamineAsync()).HasOneFault("There is no managed identity here");
    }

    [Fact]
    public async Task No_way_to_Entra()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Credential = new FailingCredential(new AuthenticationFailedException("ClientSecretCredential authentication failed.", new HttpRequestException("No such host.")));

        (await surgery.ExamineAsync()).HasOneFault("Entra did not answer.");
    }

    [Theory]
    [InlineData("2026-11-20", 1, "The client secret ended on 20 November 2026.")]
    [InlineData("2026-12-01", 0, "The client secret ends on 1 December 2026.")]
    [InlineData("", 0, "Nobody has told PolicyBot when the client secret ends.")]
    public async Task A_client_secret_that_ends(string day, int code, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings["PolicyBot:ClientSecretEnds"] = day;

        var report = await surgery.ExamineAsync();

        Assert.Equal(code, report.Code);
        Assert.Contains(named, Assert.Single(report.Fixes.Concat(report.Warnings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GroupMember.Read.All", "/groups/")]
    [InlineData("User.Read.All", "/users/")]
    [InlineData("TeamsAppInstallation.ReadWriteSelfForUser.All", "/installedApps")]
    public async Task A_Graph_permission_that_is_missing(string permission, string path)
    {
        await using var surgery = await Surgery.OpenAsync();
        using var refused = surgery.Faults.While(
            call => Calls.Graph(call) && call.Uri.AbsolutePath.Contains(path, StringComparison.Ordinal) && (path != "/users/" || call.Segments.Length == 3),
            Fault.Status(403, "Authorization_RequestDenied"));

        (await surgery.ExamineAsync()).HasOneFault(permission + " is missing.");
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied", "The bot may not send from the mailbox in PolicyBot:MailFrom")]
    [InlineData(404, "ErrorInvalidUser", "There is no mailbox with the address in PolicyBot:MailFrom.")]
    [InlineData(500, "generalException", "A test e-mail was refused: Microsoft Graph answered 500")]
    public async Task A_mailbox_that_cannot_be_sent_from(int status, string code, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        using var refused = surgery.Faults.While(call => call.Uri.AbsolutePath.EndsWith("/sendMail", StringComparison.Ordinal), Fault.Status(status, code));

        (await surgery.ExamineAsync("--send-to", surgery.Bot.Tom.Id)).HasOneFault(named);
    }

    [Fact]
    public async Task No_mailbox_to_send_from_while_a_role_has_only_an_address()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings["PolicyBot:MailFrom"] = "";

        (await surgery.ExamineAsync()).HasOneWarning("PolicyBot:MailFrom is not set, and 1 role has only an e-mail address.");
    }

    [Fact]
    public async Task No_way_to_Graph()
    {
        await using var surgery = await Surgery.OpenAsync();
        using var silence = surgery.Faults.While(Calls.GroupMembers, new Fault.Silence());

        (await surgery.ExamineAsync()).HasOneFault("Microsoft Graph did not answer within two seconds.");
    }

    [Fact]
    public async Task A_group_of_staff_that_is_empty()
    {
        await using var surgery = await Surgery.OpenAsync();
        foreach (var member in surgery.Bot.Members(RoleIds.Staff).ToList()) surgery.Bot.Leaves(surgery.Bot.Person(member.Name), RoleIds.Staff);

        (await surgery.ExamineAsync()).HasOneFault("nobody is in the group of staff, so everybody is turned away.");
    }

    [Fact]
    public async Task A_leadership_team_that_is_empty()
    {
        await using var surgery = await Surgery.OpenAsync();
        foreach (var member in surgery.Bot.Members(RoleIds.Slt).ToList()) surgery.Bot.Leaves(surgery.Bot.Person(member.Name), RoleIds.Slt);

        (await surgery.ExamineAsync()).HasOneFault("nobody holds slt, so nobody can decide.");
    }

    [Fact]
    public async Task A_group_that_is_not_in_the_tenant()
    {
        await using var surgery = await Surgery.OpenAsync();
        var slt = surgery.Bot.School.Role(RoleIds.Slt)!.Group;
        using var gone = surgery.Faults.While(call => Calls.GroupMembers(call) && call.Segments[2] == slt, Fault.Status(404, "Request_ResourceNotFound"));

        (await surgery.ExamineAsync()).HasOneFault("the group of slt is not in the tenant.");
    }

    [Fact]
    public async Task A_person_of_the_pack_who_is_not_in_the_tenant()
    {
        await using var surgery = await Surgery.OpenAsync();
        var dsl = surgery.Bot.School.Role(RoleIds.Dsl)!.People[0];
        using var gone = surgery.Faults.While(call => Calls.Graph(call) && call.Segments[^1] == dsl, Fault.Status(404, "Request_ResourceNotFound"));

        (await surgery.ExamineAsync()).HasOneWarning("nobody holds dsl");
    }

    [Fact]
    public async Task An_approver_who_is_not_in_the_group_of_staff()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Bot.Newcomer("Noor Rahman", RoleIds.Slt);

        (await surgery.ExamineAsync()).HasOneFault("1 of 5 who hold slt is not in the group of staff");
    }

    [Theory]
    [InlineData(403, "AuthorizationPermissionMismatch", "The bot's identity may not write to the table. Give it the role Storage Table Data Contributor")]
    [InlineData(403, "AuthenticationFailed", "The storage account does not take the key")]
    [InlineData(503, TableErrorCode.ServerBusy, "The storage account refused (503 ServerBusy).")]
    public async Task A_store_that_refuses(int status, string code, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Table.FailNext(status: status, errorCode: code);

        (await surgery.ExamineAsync()).HasOneFault(named);
    }

    [Fact]
    public async Task A_store_that_does_not_answer()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Table.Down = true;

        (await surgery.ExamineAsync()).HasOneFault("The storage account did not answer.");
    }

    [Fact]
    public async Task A_table_that_is_not_there()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Table = new InMemoryTable(surgery.Time, created: false);

        (await surgery.ExamineAsync()).HasOneFault("The table is not there. Start the bot once");
    }

    [Theory]
    [InlineData(-10, 1, "This machine's clock is 10 minutes slow.")]
    [InlineData(10, 1, "This machine's clock is 10 minutes fast.")]
    [InlineData(2, 0, "This machine's clock is 2 minutes fast.")]
    public async Task A_clock_that_is_off(int minutes, int code, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Time = new ManualTime(surgery.Bot.Time.GetUtcNow().AddMinutes(minutes));

        var report = await surgery.ExamineAsync();

        Assert.Equal(code, report.Code);
        Assert.Contains(named, Assert.Single(report.Fixes.Concat(report.Warnings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_id_of_the_app_in_the_Teams_catalogue()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings["PolicyBot:TeamsAppId"] = "";

        (await surgery.ExamineAsync()).HasOneWarning("PolicyBot:TeamsAppId is not set");
    }

    [Fact]
    public async Task The_bots_id_in_place_of_the_apps()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings["PolicyBot:TeamsAppId"] = TenantIds.AppId;

        (await surgery.ExamineAsync()).HasOneFault("PolicyBot:TeamsAppId is not the app's id in the Teams catalogue.");
    }

    [Fact]
    public async Task An_app_that_is_not_in_the_catalogue()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings["PolicyBot:TeamsAppId"] = TenantIds.ManifestId;

        (await surgery.ExamineAsync("--send-to", surgery.Bot.Tom.Id)).HasOneFault("The organisation's Teams catalogue has no app with the id in PolicyBot:TeamsAppId.");
    }

    [Fact]
    public async Task A_recipient_whom_nobody_knows()
    {
        await using var surgery = await Surgery.OpenAsync();

        (await surgery.ExamineAsync("--send-to", "nobody@school.example")).HasOneFault("The tenant knows nobody by the name after --send-to.");
    }

    [Theory]
    [InlineData(401, "The Bot Connector does not take the bot's token.")]
    [InlineData(503, "The Bot Connector answered 503.")]
    public async Task A_Connector_that_refuses(int status, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        using var refused = surgery.Faults.While(Calls.Connector, Fault.Status(status));

        (await surgery.ExamineAsync()).HasOneFault(named);
    }

    [Fact]
    public async Task A_service_url_that_nothing_answers_at()
    {
        await using var surgery = await Surgery.OpenAsync();
        using var silence = surgery.Faults.While(Calls.Connector, new Fault.Silence());

        (await surgery.ExamineAsync()).HasOneFault("The Bot Connector did not answer. Check PolicyBot:ServiceUrl");
    }

    [Fact]
    public async Task A_service_url_that_the_bots_own_guard_refuses()
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.Settings["PolicyBot:ServiceUrl"] = "https://elsewhere.example/teams/";

        Assert.Contains((await surgery.ExamineAsync()).Fixes, fix => fix.Contains("Add elsewhere.example to PolicyBot:ServiceHosts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_of_the_tokens_that_cannot_be_read()
    {
        await using var surgery = await Surgery.OpenAsync();
        using var silence = surgery.Faults.While(Calls.Login, new Fault.Silence());

        (await surgery.ExamineAsync()).HasOneFault("The keys that prove who is calling cannot be read");
    }

    [Theory]
    [InlineData(null, "Nothing answers at the bot's address.")]
    [InlineData(404, "Something answers there with 404, and it is not the bot.")]
    public async Task An_address_at_which_the_bot_is_not(int? status, string named)
    {
        await using var surgery = await Surgery.OpenAsync();
        surgery.EndpointStatus = status;

        (await surgery.ExamineAsync("--endpoint", "https://policybot.example")).HasOneFault(named);
    }
}
