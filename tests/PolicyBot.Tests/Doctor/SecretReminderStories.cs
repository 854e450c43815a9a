using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Doctor;

namespace PolicyBot.Tests.Doctor;

/// <summary>The bot signs in with a secret that ends: those who look after it hear of that in time, and once for each reminder.</summary>
public sealed class SecretReminderStories
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(31, 0), InlineData(30, 1), InlineData(8, 1), InlineData(7, 1), InlineData(0, 1), InlineData(-1, 0)]
    public async Task They_are_told_when_it_is_time_and_not_before(int daysLeft, int told)
    {
        await using var bot = await StartAsync(Today.AddDays(daysLeft));

        await LooksAsync(bot);

        Assert.Equal(told, Told(bot.Person("Kwame")));
        Assert.Equal(told, Told(bot.Person("Olivia")));
        Assert.Equal(0, Told(bot.Grace));
    }

    [Fact]
    public async Task Thirty_days_seven_days_and_one_day_before_each_once()
    {
        await using var bot = await StartAsync(Today.AddDays(31));

        for (var day = 0; day <= 33; day++)
        {
            await LooksAsync(bot);
            await LooksAsync(bot);
            await bot.WaitAsync(TimeSpan.FromDays(1));
        }

        Assert.Equal(3, Told(bot.Person("Kwame")));
    }

    [Fact]
    public async Task The_bell_says_only_that_there_is_something_and_the_card_leads_to_the_doctor()
    {
        await using var bot = await StartAsync(new(2026, 12, 1));
        await LooksAsync(bot);

        var message = bot.Person("Kwame").Messages[^1];

        Assert.True(message.Alert);
        Assert.DoesNotContain("secret", message.Activity.GetProperty("summary").GetString(), StringComparison.OrdinalIgnoreCase);
        bot.Person("Kwame").Sees("ends on 1 December 2026");
        await bot.Person("Kwame").Clicks("What to do");
        bot.Person("Kwame").Sees("make a new one");
    }

    [Fact]
    public async Task With_a_managed_identity_there_is_nothing_to_say()
    {
        await using var bot = await StartAsync(Today, secret: "");

        await LooksAsync(bot);

        Assert.Equal(0, Told(bot.Person("Kwame")));
    }

    [Fact]
    public async Task An_hour_without_the_store_costs_no_reminder()
    {
        await using var bot = await StartAsync(Today.AddDays(7));
        bot.Table.FailNext();
        await LooksAsync(bot);
        Assert.Equal(0, Told(bot.Person("Kwame")));

        await LooksAsync(bot);

        Assert.Equal(1, Told(bot.Person("Kwame")));
    }

    [Fact]
    public async Task Another_instance_says_it_no_second_time()
    {
        await using var bot = await StartAsync(Today.AddDays(7));
        await LooksAsync(bot);
        await using var second = await StartAsync(Today.AddDays(7), bot);

        await LooksAsync(second);

        Assert.Equal(1, Told(bot.Person("Kwame")));
    }

    private static Task<BotUnderTest> StartAsync(DateOnly ends, BotUnderTest? beside = null, string secret = "a-secret") => BotUnderTest.StartAsync(
        table: beside?.Table, time: beside?.Time, among: beside?.Tenant, also: host =>
        {
            host.Configuration["PolicyBot:ClientSecret"] = secret;
            host.Configuration["PolicyBot:ClientSecretEnds"] = ends.ToString("yyyy-MM-dd", null);
        });

    private static async Task LooksAsync(BotUnderTest bot)
    {
        await bot.Services.GetRequiredService<SecretReminder>().TellAsync(CancellationToken.None);
        await bot.SettleAsync();
    }

    private static int Told(Someone someone) => someone.Messages.Count(message => message.Card is { } card && card.GetRawText().Contains("needs a new client secret", StringComparison.Ordinal));
}
