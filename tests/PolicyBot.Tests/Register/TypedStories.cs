using System.Globalization;
using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>What administrator, leaders and runners decide about an account, typed instead of pressed.</summary>
public sealed class TypedStories : IAsyncLifetime
{
    private BotUnderTest bot = null!;
    private string id = null!;

    private Someone Olivia => bot.Person("Olivia");

    public async Task InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync();
        id = (await bot.InUseAsync()).Id;
    }

    public Task DisposeAsync() => bot.DisposeAsync().AsTask();

    [Fact]
    public async Task An_account_is_opened_and_checked()
    {
        await bot.Person("Rhys").Says($"checked {id.ToLowerInvariant()}");
        await bot.Ann.Says($"open {id}");

        Assert.Equal("Rhys Morgan", (await bot.EntryAsync()).LastCheck!.By.Name);
        bot.Ann.Sees("Larkmere Vale Music on Instagram");
    }

    [Theory]
    [InlineData("permit {0}", "You may change the password of")]
    [InlineData("refuse {0} because it is new", "Reason: it is new")]
    public async Task A_change_of_password_is_permitted_or_refused(string words, string answer)
    {
        var rhys = bot.Person("Rhys");
        await rhys.OpensEntryAsync();
        await rhys.Clicks("Login details");
        await rhys.Clicks("Ask for permission", ("wish", "A pupil may have seen it"));
        Assert.Contains($"type: permit {id} or: refuse {id} because", Olivia.LastCard.Text, StringComparison.Ordinal);

        await SaysAsync(Olivia, words);

        rhys.Sees(answer);
        Assert.Null((await bot.EntryAsync()).Change);
    }

    [Fact]
    public async Task A_refusal_without_a_reason_refuses_nothing_and_there_may_be_nothing_to_permit()
    {
        await SaysAsync(Olivia, "permit {0}");

        Olivia.Sees("This was answered already. Nothing was changed by you.");
    }

    [Theory]
    [InlineData("hand over {0} from Rhys Morgan to Zofia Kowalska", "Bilal Siddiqui", "Zofia Kowalska")]
    [InlineData("Hand over {0} from rhys to zofia kowalska and kwame boateng.", "Bilal Siddiqui", "Zofia Kowalska", "Kwame Boateng")]
    public async Task An_account_is_handed_over(string words, params string[] runners)
    {
        await SaysAsync(bot.Grace, words);

        Assert.Equal(runners, (await bot.EntryAsync()).Runners.Select(runner => runner.Name));
    }

    [Theory]
    [InlineData("hand over {0} from Rhys", "2 different members of staff have to run an account")]
    [InlineData("hand over {0} from Tom to Zofia Kowalska", "Tom does not run the account.")]
    [InlineData("hand over {0} from Rhys to Nobody Atall", "no member of staff has this name")]
    [InlineData("close {0}", "Enter why the account is closed.")]
    public async Task What_cannot_be_is_refused_with_a_reason(string words, string reason)
    {
        var before = await bot.EntryAsync();

        await SaysAsync(Olivia, words);

        Olivia.Sees(reason);
        Assert.Equal(before.Sequence, (await bot.EntryAsync()).Sequence);
    }

    [Fact]
    public async Task A_leaver_stays_after_all()
    {
        await Olivia.Says("Rhys Morgan is leaving");
        Assert.Contains($"hand over {id} from", bot.Grace.LastCard.Text, StringComparison.Ordinal);

        await SaysAsync(bot.Grace, "keep {0} Rhys Morgan");

        Assert.Empty((await bot.EntryAsync()).Leavers);
    }

    [Fact]
    public async Task An_account_is_closed_today_with_the_reason()
    {
        await SaysAsync(bot.Grace, "close {0} because nobody reads it");

        var entry = await bot.EntryAsync();
        Assert.Equal((AccountStatus.Closed, new DateOnly(2026, 11, 23)), (entry.Status, entry.ClosedOn!.Value));
        bot.Person("Bilal").Sees("Reason: nobody reads it");
    }

    [Theory]
    [InlineData("close {0} because I can")]
    [InlineData("hand over {0} from Rhys to Zofia Kowalska")]
    [InlineData("checked {0}")]
    public async Task A_teacher_who_runs_nothing_decides_nothing_by_typing_either(string words)
    {
        var before = await bot.EntryAsync();

        await SaysAsync(bot.Ann, words);

        bot.Ann.Sees("Only");
        Assert.Equal(before.Sequence, (await bot.EntryAsync()).Sequence);
    }

    private Task SaysAsync(Someone who, string words) => who.Says(string.Format(CultureInfo.InvariantCulture, words, id));
}
