using Microsoft.Extensions.Logging;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;

namespace PolicyBot.Tests.Bot;

/// <summary>Whom Teams does not reach is told by e-mail that there is something, and not what.</summary>
public sealed class MailStories
{
    private static readonly Notice ToChair = new(LostProperty.Found, new Audience.Roles([RoleIds.ChairOfGovernors]));

    [Fact]
    public async Task Somebody_whom_Teams_does_not_reach_is_sent_one_e_mail_without_content()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await bot.Tom.Arrives();
        bot.Tenant.Chats.SetBlocked(bot.Tom.Teams.Person, true);

        await bot.Ann.HasSentAsync(bot);
        await bot.WaitAsync(TimeSpan.FromDays(1));

        var mail = Assert.Single(bot.Tenant.Mails.All);
        Assert.Equal(bot.Tom.Teams.Person.UserPrincipalName, mail.To);
        Assert.Equal("PolicyBot: AR-7K2M-9QX4", mail.Subject);
        Assert.Contains("Open PolicyBot in Teams", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Football", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", mail.Text, StringComparison.Ordinal);
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot write to them: they may have blocked it. They were sent an e-mail.");
    }

    [Fact]
    public async Task A_role_that_has_only_an_address_is_sent_an_e_mail()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var lost = new LostProperty(bot) { Alarmed = [new(LostProperty.Nobody, new Audience.One(bot.Ann.Id))] };

        await lost.FindAsync("a blue scarf", ToChair);
        await bot.WaitAsync(TimeSpan.FromDays(1));

        var mail = Assert.Single(bot.Tenant.Mails.All);
        Assert.Equal(bot.School.Role(RoleIds.ChairOfGovernors)!.Mail, mail.To);
        Assert.Contains("concerns the Chair of governors: LP-7K2M-9QX4", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("scarf", mail.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Ann.Messages); // somebody was reached
    }

    [Fact]
    public async Task Who_has_only_an_address_and_is_to_decide_is_sent_an_e_mail_and_counts_as_out_of_reach()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.Ann.HasSentAsync(bot, Some.Request(bot.Ann) with { ApproverRoles = [RoleIds.ChairOfGovernors] });

        Assert.Single(bot.Tenant.Mails.All);
        bot.Ann.Sees("Nobody who can decide could be reached");
        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Could not reach Chair of governors: speak to them. They have only an e-mail address. They were sent an e-mail.");
    }

    [Fact]
    public async Task Without_a_mailbox_to_send_from_that_is_said_and_the_alarm_is_raised()
    {
        using var log = new LogLines();
        await using var bot = await BotUnderTest.StartAsync(also: host =>
        {
            host.Logging.AddProvider(log);
            host.Configuration["PolicyBot:MailFrom"] = "";
        });
        var lost = new LostProperty(bot) { Alarmed = [new(LostProperty.Nobody, new Audience.One(bot.Ann.Id))] };

        await lost.FindAsync("a blue scarf", ToChair);
        await bot.SettleAsync();

        Assert.Empty(bot.Tenant.Mails.All);
        bot.Ann.Sees("Nobody could be told of: a blue scarf");
        Assert.Contains(log.All, line => line.Contains("PolicyBot:MailFrom is not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_e_mail_that_Graph_throttles_goes_out_once_when_Graph_has_had_its_rest()
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Tenant.Faults.Next(1, Calls.SendMail, Fault.Throttled(TimeSpan.FromMinutes(2)));
        var lost = new LostProperty(bot);

        await lost.FindAsync("a blue scarf", ToChair);
        await bot.SettleAsync();
        await bot.WaitAsync(TimeSpan.FromSeconds(119));
        Assert.Empty(bot.Tenant.Mails.All);
        await bot.WaitAsync(TimeSpan.FromSeconds(2));

        Assert.Single(bot.Tenant.Mails.All);
    }

    [Fact]
    public async Task Where_no_e_mail_may_be_sent_either_it_is_given_up()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var forbidden = bot.Tenant.Faults.While(Calls.SendMail, Fault.Status(403, "ErrorAccessDenied"));
        await bot.Tom.Arrives();
        bot.Tenant.Chats.SetBlocked(bot.Tom.Teams.Person, true);

        await bot.Ann.HasSentAsync(bot);

        await bot.Ann.Says("my requests");
        bot.Ann.Sees("Could not reach Tom Hargreaves: speak to them. Teams does not let PolicyBot write to them: they may have blocked it.");
        bot.Ann.DoesNotSee("They were sent an e-mail.");
    }
}
