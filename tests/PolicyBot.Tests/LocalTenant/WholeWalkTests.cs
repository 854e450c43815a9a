using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Tests.LocalTenant;

/// <summary>The walk of the local tenant's page, told without a page.</summary>
public sealed class WholeWalkTests
{
    [Fact]
    public async Task A_request_is_approved_with_one_click_and_the_second_approver_learns_who_was_first()
    {
        await using var school = await BotUnderTest.StartAsync();
        await RequestAsync(school);

        var first = await school.Grace.Clicks("Approve");
        var late = await school.Tom.Teams.ClickAsync(
            school.Tom.Messages[^1].Id, school.Grace.Teams.LastSent!["value"]!["action"]!.DeepClone().AsObject(), []);

        Assert.IsType<Shown.Card>(first);
        school.Ann.Sees("Approved by Grace Adeyemi");
        Assert.IsType<Shown.Card>(late);
        school.Tom.Sees("Approved by Grace Adeyemi");
    }

    [Fact]
    public async Task An_approver_who_left_the_group_a_moment_ago_decides_nothing()
    {
        await using var school = await BotUnderTest.StartAsync();
        await RequestAsync(school);
        school.Leaves(school.Tom, RoleIds.Slt);

        await school.Tom.Clicks("Approve");

        school.Ann.DoesNotSee("Approved by");
        await school.Grace.Clicks("Approve");
        school.Ann.Sees("Approved by Grace Adeyemi");
    }

    private static async Task RequestAsync(BotUnderTest school)
    {
        var ann = school.Ann;
        await ann.Says("request an account");
        await ann.Fills("platform", "Instagram").Fills("name", "Year 4 news").Clicks("Continue");
        await ann.Fills("aim", "Show what we learn").Clicks("Continue");
        await ann.Fills("audience", "Parents and carers").Clicks("Continue");
        await ann.Fills("promotion", "The newsletter").Clicks("Continue");
        await ann.Fills("runners", $"{school.Person("Bilal").Id},{school.Person("Rhys").Id}").Clicks("Continue");
        await ann.Clicks("Continue", ("visibility", "open"));
        await ann.Clicks("Send request");
    }
}
