using System.Globalization;

namespace PolicyBot.Core.Doctor;

/// <summary>Reads whether a client secret is about to end, which would stop the bot everywhere at once.</summary>
public static class SecretFindings
{
    private const string Area = "Client secret";
    private const int SoonInDays = 30;

    // Time to plan it, time to do it, and no time left.
    private static readonly int[] RemindBefore = [SoonInDays, 7, 1];

    /// <summary>Which reminder is due, by how many days before the end it is meant for; null while there is time, and when it is too late.</summary>
    /// <param name="ends">The last day on which the secret works.</param>
    /// <param name="today">The day that it is.</param>
    public static int? ReminderDue(DateOnly ends, DateOnly today)
    {
        var left = ends.DayNumber - today.DayNumber;
        return left < 0 ? null : RemindBefore.Where(days => left <= days).Select(days => (int?)days).Min();
    }

    /// <param name="isUsed">Whether the bot signs in with a secret at all.</param>
    /// <param name="ends">The last day on which it works, where the settings say.</param>
    /// <param name="today">The day that it is.</param>
    public static Finding Of(bool isUsed, DateOnly? ends, DateOnly today)
    {
        const string Renew = "On the registration's page, under Certificates & secrets, make a new one; set PolicyBot:ClientSecret and PolicyBot:ClientSecretEnds. A managed identity has no secret that could end.";
        if (!isUsed)
            return Finding.Ok(Area, "None is used, so none can end.");
        if (ends is not { } last)
            return Finding.Warning(Area, "Nobody has told PolicyBot when the client secret ends.", "Set PolicyBot:ClientSecretEnds to its last day, such as 2027-08-31, or use a managed identity.");
        var day = last.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        return (last.DayNumber - today.DayNumber) switch
        {
            < 0 => Finding.Fault(Area, $"The client secret ended on {day}.", Renew),
            <= SoonInDays => Finding.Warning(Area, $"The client secret ends on {day}.", Renew),
            _ => Finding.Ok(Area, $"The client secret works until {day}."),
        };
    }
}
