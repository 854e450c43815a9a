using Microsoft.Extensions.Options;
using PolicyBot.Bot;
using PolicyBot.Core.Doctor;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Doctor;

/// <summary>Tells those who look after the bot that its client secret is about to end: 30 days before, 7 days, and the day before. A managed identity has none.</summary>
internal sealed class SecretReminder(
    IOptions<BotOptions> options, SchoolPacks schools, TablesReminders reminders, TimeProvider time, ILogger<SecretReminder> log) : BackgroundService
{
    public const string Kind = "doctor/secret";

    // More often than once a day, so that an hour without the store does no harm.
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateOnly? Ends => string.IsNullOrEmpty(options.Value.ClientSecret) ? null : options.Value.ClientSecretEnds;

    private DateOnly Today => UkTime.Day(time.GetUtcNow());

    /// <summary>Has each school's people told what is due and was not told before.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        if (Ends is not { } ends || SecretFindings.ReminderDue(ends, Today) is not { } days)
            return;
        foreach (var school in schools.All)
        {
            try
            {
                await reminders.TellOnceAsync(school.Id, "client-secret", $"{ends:yyyy-MM-dd}", days, new(Kind, new Audience.Roles(DoctorFeature.LookAfterIt(school))), cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                log.LogError("Nobody at {School} could be told that the client secret ends, and it is tried again: {Fault}", school.Id, Faults.Describe(e));
            }
        }
    }

    /// <summary>The reminder as it is sent, or nothing where the secret has been renewed meanwhile.</summary>
    public Task<NoticeCard?> RenderAsync(SchoolPack school, string caseId, Person recipient, CancellationToken cancellation) => Task.FromResult<NoticeCard?>(
        Ends is { } ends && SecretFindings.ReminderDue(ends, Today) is not null ? new NoticeCard.Tell(DoctorCards.SecretEnds(ends)) : null);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TellAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}
