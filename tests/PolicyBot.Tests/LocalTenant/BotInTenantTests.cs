using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PolicyBot.Core.Packs;

namespace PolicyBot.Tests.LocalTenant;

/// <summary>The unmodified bot accepts the tenant as Microsoft's services, and nothing else.</summary>
public sealed class BotInTenantTests
{
    [Fact]
    public async Task The_bot_trusts_the_tenant_and_answers_into_the_right_chat()
    {
        await using var school = await BotUnderTest.StartAsync();

        await school.Leo.Arrives();

        school.Leo.Sees("PolicyBot is for school staff");
        Assert.Empty(school.Ann.Messages);
    }

    [Fact]
    public async Task The_same_activity_without_a_token_is_refused()
    {
        await using var school = await BotUnderTest.StartAsync();
        await school.Leo.Arrives();
        var told = school.Leo.Messages.Count;

        var answer = await school.Anonymous.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), (JsonNode)school.Leo.Teams.LastSent!);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(told, school.Leo.Messages.Count);
    }

    [Fact]
    public async Task Every_role_of_the_model_school_is_held_by_somebody()
    {
        await using var school = await BotUnderTest.StartAsync();

        foreach (var role in school.School.Roles.Values.Where(role => role.IsInTenant))
        {
            var holders = role.Group is null ? role.People.Select(school.Tenant.Directory.Find) : school.Members(role.Id);
            Assert.All(holders, Assert.NotNull);
            Assert.NotEmpty(holders);
        }
        Assert.Contains(school.Members(RoleIds.Slt), person => person.Id == school.Grace.Id);
        Assert.DoesNotContain(school.Members(RoleIds.Staff), person => person.Id == school.Leo.Id || person.IsGuest);
    }

    [Fact]
    public async Task Who_leaves_a_group_is_no_longer_in_it_and_can_come_back()
    {
        await using var school = await BotUnderTest.StartAsync();

        school.Leaves(school.Tom, RoleIds.Slt);
        Assert.DoesNotContain(school.Members(RoleIds.Slt), person => person.Id == school.Tom.Id);

        school.Joins(school.Tom, RoleIds.Slt);
        Assert.Contains(school.Members(RoleIds.Slt), person => person.Id == school.Tom.Id);
    }
}
