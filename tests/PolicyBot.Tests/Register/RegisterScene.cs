using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Tests.Register;

/// <summary>What the stories of the register have in common.</summary>
internal static class RegisterScene
{
    public const string Place = "School password manager, folder Social media";
    public const string Address = "https://www.instagram.com/larkmerevalemusic";

    /// <summary>Ann asks for an account that Rhys and Bilal will run, and the head approves it.</summary>
    public static async Task ApprovedAsync(this BotUnderTest bot)
    {
        await bot.Ann.AsksForAnAccount(bot.Person("Rhys"), bot.Person("Bilal"));
        await bot.Grace.Clicks("Approve");
    }

    /// <summary>The same, set up by the administrator, and in use.</summary>
    public static async Task<RegisterEntry> InUseAsync(this BotUnderTest bot)
    {
        await bot.ApprovedAsync();
        await bot.Person("Olivia").Clicks("Save", ("done", "0,1,2,3,4,5"), ("address", Address), ("location", Place));
        var entry = await bot.EntryAsync();
        Assert.Equal(AccountStatus.Active, entry.Status);
        return entry;
    }

    /// <summary>The only account of the register.</summary>
    public static async Task<RegisterEntry> EntryAsync(this BotUnderTest bot, string? school = null) =>
        Assert.Single(await bot.Services.GetRequiredService<IAccountRegister>().ListAsync(school ?? bot.School.Id, CancellationToken.None));

    public static Task<IReadOnlyList<RegisterEvent>> EventsAsync(this BotUnderTest bot, RegisterEntry entry) =>
        bot.Services.GetRequiredService<IAccountRegister>().ListEventsAsync(entry.School, entry.Id, CancellationToken.None);

    /// <summary>An entry for rules: a test names only what matters.</summary>
    public static RegisterEntry Entry(AccountStatus status, params IReadOnlyList<Person> runners) => new()
    {
        Id = "AC-7K2M-9QX4",
        School = "model",
        Platform = "Instagram",
        Name = "Larkmere Vale Music",
        Runners = runners,
        RequestedBy = runners[0],
        Status = status,
        SetUp = [],
        Sequence = 1,
    };

    /// <summary>Looks the only account up.</summary>
    public static async Task OpensEntryAsync(this Someone who)
    {
        await who.Says("register");
        await who.Clicks("Open");
    }
}
