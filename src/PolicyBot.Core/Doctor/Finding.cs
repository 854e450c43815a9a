namespace PolicyBot.Core.Doctor;

/// <summary>One line of an examination: what was looked at, how it is, and what to do about it. It never holds a secret, a name or a person's id.</summary>
/// <param name="Area">What was looked at, in a word or two.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was found, in one sentence.</param>
/// <param name="Cure">What to do, where there is something to do.</param>
public sealed record Finding(string Area, FindingState State, string Text, string? Cure = null)
{
    /// <summary>It is as it should be.</summary>
    public static Finding Ok(string area, string text) => new(area, FindingState.Ok, text);

    /// <summary>It works, but somebody should know.</summary>
    public static Finding Warning(string area, string text, string cure) => new(area, FindingState.Warning, text, cure);

    /// <summary>Something does not work until it is put right.</summary>
    public static Finding Fault(string area, string text, string cure) => new(area, FindingState.Fault, text, cure);

    /// <summary>It could not be looked at, because of something else.</summary>
    public static Finding Skipped(string area, string text) => new(area, FindingState.Skipped, text);
}

/// <summary>How something is, from well to ill.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It could not be looked at, because of something else.</summary>
    Skipped,

    /// <summary>It works, but somebody should know.</summary>
    Warning,

    /// <summary>Something does not work until it is put right.</summary>
    Fault,
}
