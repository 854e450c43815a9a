using PolicyBot.Commands;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Doctor;

/// <summary>The examination for those who look after the bot, in their own chat, and the command's manners.</summary>
public sealed class DoctorStories
{
    [Fact]
    public async Task The_IT_manager_has_the_bot_examined_and_reads_that_all_is_well()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Arrives();

        await bot.Person("Kwame").Says("doctor");

        bot.Person("Kwame").Sees("Everything is in order.");
    }

    [Fact]
    public async Task The_administrator_reads_what_is_to_be_put_right_and_how()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Arrives();
        using var refused = bot.Tenant.Faults.While(
            call => call.Uri.AbsolutePath.Contains("/installedApps", StringComparison.Ordinal), Fault.Status(403, "Authorization_RequestDenied"));

        await bot.Person("Olivia").Says("Doctor!");

        bot.Person("Olivia").Sees("1 thing to put right.");
        bot.Person("Olivia").Sees("TeamsAppInstallation.ReadWriteSelfForUser.All is missing.");
        bot.Person("Olivia").Sees("infra/grant-permissions.ps1");
    }

    [Fact]
    public async Task Whoever_has_it_examined_gets_a_test_e_mail()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Grace.Arrives();

        await bot.Person("Kwame").Says("doctor");

        var mail = Assert.Single(bot.Tenant.Mails.All);
        Assert.Equal(bot.Person("Kwame").Teams.Person.UserPrincipalName, mail.To);
        Assert.Contains("There is nothing to do.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_has_it_examined()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.Says("doctor");
        await bot.Grace.Says("doctor");

        bot.Ann.Sees("Only the IT manager and the social media administrator can have PolicyBot examined.");
        bot.Ann.DoesNotSee("In order:");
        bot.Grace.DoesNotSee("In order:");
    }

    [Fact]
    public async Task Somebody_who_has_stopped_being_the_IT_manager_is_refused_at_once()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var kwame = bot.Person("Kwame");
        await kwame.Says("doctor");
        using var gone = bot.Tenant.Faults.While(
            call => call.Segments is ["v1.0", "users", var id] && id == bot.School.Role(RoleIds.ItManager)!.People[0], Fault.Status(404, "Request_ResourceNotFound"));

        await kwame.Says("doctor");

        Assert.Contains("Only the IT manager", kwame.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_card_reaches_the_person_it_is_sent_to()
    {
        await using var surgery = await Surgery.OpenAsync();

        var report = await surgery.ExamineAsync("--send-to", surgery.Bot.Tom.Teams.Person.UserPrincipalName);

        Assert.Equal(0, report.Code);
        Assert.Contains("A test card was delivered.", report.Said, StringComparison.Ordinal);
        surgery.Bot.Tom.Sees("This is a test");
    }

    [Theory]
    [InlineData("--endpoint", "http://policybot.example")]
    [InlineData("--send-to")]
    [InlineData("--repair")]
    [InlineData("please")]
    public async Task What_it_does_not_understand_it_does_not_do(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Assert.Equal(2, await DoctorCommand.RunAsync(args, output, error));

        Assert.Equal("", output.ToString());
        Assert.StartsWith("Usage:", error.ToString(), StringComparison.Ordinal);
    }
}
