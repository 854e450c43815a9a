using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;
using PolicyBot.LocalTenant.Wire;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>A report for somebody who has only an address: an e-mail without content, and the reporter hands it over in person.</summary>
public sealed class HandOverStories
{
    private const string Marker = "zebra-crossing-4711";

    [Fact, Trait("Row", "C6")]
    public async Task The_chair_is_sent_a_number_and_the_reporter_is_told_whom_to_telephone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var check = await bot.Ann.Writes("staff-conduct", staff: bot.Grace, what: Marker);
        Assert.Contains("sends them an e-mail that a report needs them", TextOf(check), StringComparison.Ordinal);

        var sent = await bot.Ann.ClicksIn(check, "Send the report");

        var number = NumberIn(sent);
        var mail = Assert.Single(bot.Tenant.Mails.All);
        Assert.Equal(bot.School.Role(RoleIds.ChairOfGovernors)!.Mail, mail.To);
        Assert.Equal($"PolicyBot: {number}", mail.Subject);
        Assert.Contains($"needs you: {number}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("asked to telephone you on 01632 960 209", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch($"{Marker}|Ann|Grace|head|conduct|behaves", mail.Text);
        Assert.Contains("Now hand it over yourself", TextOf(sent), StringComparison.Ordinal);
        Assert.Contains($"sent an e-mail that {number} needs them", TextOf(sent), StringComparison.Ordinal);
        Assert.Contains("Chair of governors: 01632 960 209", TextOf(sent), StringComparison.Ordinal);
    }

    [Fact, Trait("Row", "C6")]
    public async Task An_e_mail_stops_no_clock_and_the_reporters_word_does()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await bot.Ann.Reports("staff-conduct", staff: bot.Grace);
        var other = await bot.Ann.Reports("staff-conduct", staff: bot.Grace);
        await bot.Ann.ClicksIn(await bot.Ann.Opens(other), "I have told them");
        bot.Ann.DoesNotSee("nobody has it yet");

        await bot.WaitAsync(TimeSpan.FromMinutes(30));

        bot.Ann.Sees($"Case {number} needs you: nobody has it yet");
        bot.Ann.DoesNotSee($"Case {other} needs you");
        Assert.Equal(2, bot.Tenant.Mails.All.Count);
    }

    [Fact]
    public async Task Where_others_in_the_school_have_it_as_well_the_e_mail_says_whom_to_telephone()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var school = bot.School;
        var incident = await bot.IncidentAsync(await bot.Ann.Reports("contact", Doers.Pupil));

        var mail = PolicyBot.Incidents.HandOverCards.Mail(school, incident, school.Role(RoleIds.ChairOfGovernors));
        var about = PolicyBot.Incidents.HandOverCards.Mail(school, incident with { Concerned = [bot.Tom.Id] }, school.Role(RoleIds.ChairOfGovernors));

        Assert.Contains("telephone Designated safeguarding lead: 01632 960 204", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("01632 960 204", about, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_permission_to_send_e_mail_the_reporter_reads_that_nobody_tells_them()
    {
        await using var bot = await BotUnderTest.StartAsync(also: host => host.Configuration["PolicyBot:MailFrom"] = "");
        var check = await bot.Ann.Writes("staff-conduct", staff: bot.Grace);
        Assert.Contains("cannot send e-mail here: nobody tells them but you", TextOf(check), StringComparison.Ordinal);

        var sent = await bot.Ann.ClicksIn(check, "Send the report");

        Assert.Contains("nobody has told them", TextOf(sent), StringComparison.Ordinal);
        Assert.Empty(bot.Tenant.Mails.All);
        bot.Ann.Sees($"Case {NumberIn(sent)} needs you: nobody has it yet");
    }

    [Fact]
    public async Task An_e_mail_that_is_refused_is_no_secret_from_the_reporter()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var forbidden = bot.Tenant.Faults.While(Calls.SendMail, Fault.Status(403, "ErrorAccessDenied"));

        var number = await bot.Ann.Reports("staff-conduct", staff: bot.Grace);

        bot.Ann.Sees($"Case {number} needs you: nobody has it yet");
        Assert.Contains("No e-mail could be sent to them either", TextOf(await bot.Ann.Opens(number)), StringComparison.Ordinal);
    }
}
