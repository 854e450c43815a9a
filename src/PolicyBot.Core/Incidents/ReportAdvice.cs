using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Incidents;

/// <summary>What a school says of reports, shown to whom it is for at the moment they need it.</summary>
/// <param name="For">One of <see cref="Places"/>.</param>
/// <param name="Said">The school's own sentence, with where it comes from.</param>
public sealed record ReportAdvice(string For, SourcedText Said)
{
    /// <summary>Read by those who handle a report, while they assess it.</summary>
    public const string Assess = "assess";

    /// <summary>Read by those who handle a report, while they close it.</summary>
    public const string Close = "close";

    /// <summary>
    /// Where advice can stand: the id of an <see cref="IncidentKind"/>, read before the report is written; the id of an <see cref="ActionKind"/>,
    /// read while the step is decided on; <see cref="Assess"/> and <see cref="Close"/>.
    /// </summary>
    public static IReadOnlyList<string> Places { get; } =
        [.. IncidentKind.All.Select(kind => kind.Id).Concat(ActionKind.All.Select(step => step.Id)).Append(Assess).Append(Close).Distinct()];
}
