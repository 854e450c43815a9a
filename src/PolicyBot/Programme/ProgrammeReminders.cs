using PolicyBot.Bot;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;

namespace PolicyBot.Programme;

/// <summary>
/// Puts the reminders of each school's programme into the outbox when the bot starts, which is when packs are read. A reminder has one row, however often
/// and wherever the bot starts; what is no longer in the pack on the day is not sent.
/// </summary>
internal sealed class ProgrammeReminders(TablesOutbox outbox, SchoolPacks schools, TimeProvider time, ILogger<ProgrammeReminders> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>Puts in every reminder that is still ahead.</summary>
    public async Task EnterAsync(CancellationToken cancellation)
    {
        foreach (var school in schools.All)
        {
            foreach (var day in school.Programme.SelectMany(item => item.Days).Distinct().Where(day => ProgrammeItem.Reminder(day) > time.GetUtcNow()))
            {
                string[] to = [.. ProgrammeFeature.ItemsOn(school, day).SelectMany(item => item.To).Distinct()];
                await outbox.PutAsync(school.Id, ProgrammeFeature.IdOf(day), new(ProgrammeFeature.ReminderKind, new Audience.Roles(to), ProgrammeItem.Reminder(day)), cancellation);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await EnterAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("The reminders of the programme could not be stored, and are tried again in a minute: {Fault}", Faults.Describe(e));
                await Task.Delay(Again, time, stoppingToken);
            }
        }
    }
}
