using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>
/// Reads where a rule comes from and holds every clause pointer against the document in use. Where a setting chose another
/// document than the pack was written for, a pointer that does not hold is a warning, and what was built on it is shown as the
/// school's own setting: nothing is called policy that the document in use does not say.
/// </summary>
internal sealed class PackSources(PackFaultLog log, PolicyDocument? document, bool chosenBySetting)
{
    private static readonly string[] ClauseKeys = ["under", "phrase"];
    private static readonly string[] TextKeys = ["text", "clause", "source"];
    private readonly List<PackFault> _missed = [];

    private const string Guidance = "statutory guidance:";

    /// <summary>Pointers that do not hold in a document chosen by a setting.</summary>
    public IReadOnlyList<PackFault> Missed => _missed;

    /// <summary>The mark of a rule that has to have one: a clause, a school setting or statutory guidance.</summary>
    public RuleSource Source(PackSection rule)
    {
        if (rule.Has("clause") && rule.Has("source"))
            rule.Fault("source", "source and clause are both given.", "Keep clause where the policy says it, source where it does not.");
        if (rule.Has("clause"))
            return Clause(rule) is { } clause ? new RuleSource.Policy(clause) : new RuleSource.SchoolSetting();

        var mark = rule.OptionalText("source");
        if (mark?.StartsWith(Guidance, StringComparison.Ordinal) == true && mark.Length > Guidance.Length)
            return new RuleSource.StatutoryGuidance(mark[Guidance.Length..].Trim());
        if (mark != "school setting")
            rule.Fault("source", "nothing says where this comes from.", "Add clause: with under and phrase, or source: school setting, or source: \"statutory guidance: <its title>\".");
        return new RuleSource.SchoolSetting();
    }

    /// <summary>A list of sentences, each with its mark.</summary>
    public IReadOnlyList<SourcedText> Texts(PackSection section, string key) =>
        [.. section.Sections(key, TextKeys).Select(item => new SourcedText(item.Text("text", "Write it in one sentence."), Source(item)))];

    /// <summary>The clause that the section points to; null where it points to none, or to none that holds.</summary>
    public QuotedClause? Clause(PackSection rule)
    {
        if (rule.Section("clause", ClauseKeys) is not { } clause)
            return null;

        var phrase = clause.Text("phrase", $"Copy up to {ClausePointer.MaxWords} words of the clause as they stand in the policy.");
        var pointer = new ClausePointer([.. clause.Texts("under").Select(heading => heading.Value)], phrase);
        if (pointer.Words > ClausePointer.MaxWords)
            clause.Fault("phrase", $"phrase has {pointer.Words} words.", $"Cut it to at most {ClausePointer.MaxWords} words in a row.");

        return phrase.Length == 0 || document is null ? null : Quote(clause, pointer, document);
    }

    private QuotedClause? Quote(PackSection section, ClausePointer pointer, PolicyDocument document)
    {
        var match = pointer.FindIn(document);
        if (match is ClauseMatch.Found found)
            return new QuotedClause(found.Clause.HeadingPath, found.Clause.Quotation);

        var (problem, cure) = match switch
        {
            ClauseMatch.Ambiguous several => ($"“{pointer.Phrase}” stands in more than one clause of {document.FileName}.",
                $"Add words or headings that only one of them has; they are on lines {string.Join(", ", several.Clauses.Select(clause => clause.Line))}."),
            ClauseMatch.UnderAnotherHeading other => ($"“{pointer.Phrase}” does not stand under “{string.Join(" > ", pointer.HeadingPath)}” in {document.FileName}.",
                $"It stands under: {string.Join("; ", other.Clauses.Select(Headings).Distinct())}."),
            _ => ($"{document.FileName} does not say “{pointer.Phrase}”.", $"Copy up to {ClausePointer.MaxWords} words of the clause as they stand in it."),
        };
        if (chosenBySetting)
            _missed.Add(new PackFault(log.File, section.LineOf("phrase"), problem, "What the pack builds on it is shown as a school setting."));
        else
            section.Fault("phrase", problem, cure);
        return null;
    }

    private static string Headings(Clause clause) => clause.HeadingPath.Count == 0 ? "no heading" : $"[{string.Join(", ", clause.HeadingPath)}]";
}
