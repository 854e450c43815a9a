using Microsoft.Extensions.Options;

namespace PolicyBot;

/// <summary>The bot cannot start because of its settings or packs. The message is for whoever puts them right: one fault a line, each with its cure.</summary>
public sealed class SettingsFaultException : Exception
{
    private SettingsFaultException(IEnumerable<string> faults, Exception cause)
        : base(string.Join(Environment.NewLine, faults), cause)
    {
    }

    /// <summary>What <paramref name="e"/> says about the settings, or null where it is about something else.</summary>
    internal static SettingsFaultException? From(Exception e) => Faults(e) is { } faults ? new(faults, e) : null;

    private static IEnumerable<string>? Faults(Exception e) => e switch
    {
        OptionsValidationException one => one.Failures,
        AggregateException { InnerExceptions: var all } when all.All(inner => inner is OptionsValidationException) => all.SelectMany(inner => Faults(inner)!),
        // A value that is no address, and a settings file that is no JSON.
        InvalidOperationException { InnerException: FormatException } => [e.Message],
        InvalidDataException => [$"{e.Message} {e.GetBaseException().Message}"],
        _ => null,
    };
}
