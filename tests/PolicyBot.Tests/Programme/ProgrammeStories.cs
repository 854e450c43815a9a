using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Packs;
using PolicyBot.Programme;

namespace PolicyBot.Testing.Programme;

/// <summary>A school tells parents about social media on days of its own, and those who see to it are reminded in time.</summary>
public sealed class ProgrammeStories
{
    [NeedsSharedFact, Trait("Row", "S1-51")]
    public async Task The_leadership_team_is_reminded_a_week_before_parents_are_taught_and_anybody_can_look_it_up()
    {
        await using var bot = await BotUnderTest.StartAsync(["charlton"], time: new ManualTime(new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero)));
        await EnterAsync(bot);
        await bot.Person("Rhys").Says("programme");
        foreach (var words in new[] { "Parents' and carers' education on social media", "Thursday 25 February 2027", "The school has an active parent/carer education programme" })
            bot.Person("Rhys").Sees(words);

        await bot.WaitAsync(new DateTimeOffset(2027, 2, 18, 7, 59, 0, TimeSpan.Zero) - bot.Time.GetUtcNow());
        bot.Tom.DoesNotSee("In a week");
        await bot.WaitAsync(TimeSpan.FromMinutes(1));

        bot.Tom.Sees("In a week");
        bot.Tom.Sees("Thursday 25 February 2027");
        bot.Tom.Sees("which supports the safe and positive use");
        bot.Person("Rhys").DoesNotSee("In a week");
    }

    [NeedsSharedFact, Trait("Row", "S1-51")]
    public async Task Starting_again_reminds_nobody_twice_and_not_of_what_is_over()
    {
        await using var bot = await BotUnderTest.StartAsync(["charlton"], time: new ManualTime(new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero)));
        await EnterAsync(bot);
        await EnterAsync(bot);
        await bot.WaitAsync(new DateTimeOffset(2027, 2, 18, 8, 0, 0, TimeSpan.Zero) - bot.Time.GetUtcNow());

        await EnterAsync(bot);
        await bot.WaitAsync(TimeSpan.FromDays(1));

        Assert.Single(bot.Tom.Messages, message => message.Alert);
    }

    [NeedsSharedFact]
    public async Task What_was_taken_out_of_the_pack_reminds_nobody()
    {
        await using var bot = await BotUnderTest.StartAsync(["charlton"], time: new ManualTime(new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero)));
        await bot.Services.GetRequiredService<PolicyBot.Bot.TablesOutbox>().PutAsync(
            "charlton", "PD-2027-02-24", new("programme/reminder", new Core.Notices.Audience.Roles([RoleIds.Slt]), bot.Time.GetUtcNow()), CancellationToken.None);

        await bot.SettleAsync();

        bot.Tom.DoesNotSee("In a week");
    }

    private static Task EnterAsync(BotUnderTest bot) => bot.Services.GetRequiredService<ProgrammeReminders>().EnterAsync(CancellationToken.None);
}
