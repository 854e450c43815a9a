using System.Globalization;

namespace PolicyBot.Core.Doctor;

/// <summary>Reads whether this machine's clock is right. Tokens are refused when it is five minutes off.</summary>
public static class ClockFindings
{
    private const string Area = "Clock";
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(1);

    /// <param name="own">What this machine's clock says.</param>
    /// <param name="theirs">What a service of Microsoft's said at that moment; null where none said anything.</param>
    public static Finding Of(DateTimeOffset own, DateTimeOffset? theirs)
    {
        if (theirs is not { } right)
            return Finding.Skipped(Area, "No service told the time.");
        var off = own - right;
        var minutes = Math.Abs(off.TotalMinutes).ToString("0.#", CultureInfo.InvariantCulture);
        var text = $"This machine's clock is {minutes} minutes {(off < TimeSpan.Zero ? "slow" : "fast")}.";
        const string Cure = "Set it by a time server. More than five minutes off, the bot refuses every message.";
        return off.Duration() switch
        {
            var far when far >= Refused => Finding.Fault(Area, text, Cure),
            var some when some >= Noticeable => Finding.Warning(Area, text, Cure),
            _ => Finding.Ok(Area, "This machine's clock is right."),
        };
    }
}
