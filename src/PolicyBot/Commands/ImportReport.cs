using System.Globalization;
using System.Text;
using PolicyBot.Core.Asking;

namespace PolicyBot.Commands;

/// <summary>What was understood of a policy, in words: so that somebody who knows the policy can see what the bot will make of it.</summary>
internal static class ImportReport
{
    private const int MostMatters = 20;
    private const int MostUnplaced = 15;
    private const int LongestQuote = 160;

    public static string Of(PolicyDocument document, PolicySurvey survey)
    {
        var text = new StringBuilder();
        FrontPage(text, document);
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Clauses: {document.Clauses.Count} under {document.Sections.Count} headings");
        foreach (var (modality, clauses) in survey.Rules) text.AppendLine(CultureInfo.InvariantCulture, $"  {clauses,4}  {Name(modality)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {document.Clauses.Count - survey.Rules.Sum(r => r.Clauses),4}  state facts and ask nothing of anyone");

        text.AppendLine().AppendLine("What the rules are about");
        foreach (var (matter, clauses) in survey.Matters.Take(MostMatters)) text.AppendLine(CultureInfo.InvariantCulture, $"  {clauses,4}  {matter}");
        if (survey.Matters.Count > MostMatters) text.AppendLine(CultureInfo.InvariantCulture, $"        and {survey.Matters.Count - MostMatters} more matters");

        text.AppendLine().AppendLine(survey.Roles.Count == 0 ? "Roles: none found" : "Roles");
        foreach (var role in survey.Roles) text.AppendLine(CultureInfo.InvariantCulture, $"  {role.RoleId}: “{role.AsWritten}”, in {role.Clauses} {(role.Clauses == 1 ? "clause" : "clauses")}");
        Unplaced(text, survey);
        Contradictions(text, survey);
        return text.ToString();
    }

    private static void FrontPage(StringBuilder text, PolicyDocument document)
    {
        text.AppendLine(document.Title);
        text.AppendLine(CultureInfo.InvariantCulture, $"  Version: {document.Version ?? "not stated"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Approved: {document.Approved?.AsWritten ?? "not stated"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Next review: {document.NextReview?.AsWritten ?? "not stated"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Owner: {document.Owner ?? "not stated"}");
    }

    private static void Unplaced(StringBuilder text, PolicySurvey survey)
    {
        text.AppendLine();
        if (survey.Unplaced.Count == 0)
        {
            text.AppendLine("Every rule could be placed.");
            return;
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{survey.Unplaced.Count} {(survey.Unplaced.Count == 1 ? "rule" : "rules")} could not be placed: ask about them, and see whether they are found");
        foreach (var clause in survey.Unplaced.Take(MostUnplaced)) text.AppendLine(CultureInfo.InvariantCulture, $"  line {clause.Line}: “{Cut(clause.Quotation)}”");
        if (survey.Unplaced.Count > MostUnplaced) text.AppendLine(CultureInfo.InvariantCulture, $"  and {survey.Unplaced.Count - MostUnplaced} more");
    }

    private static void Contradictions(StringBuilder text, PolicySurvey survey)
    {
        text.AppendLine();
        if (survey.Contradictions.Count == 0)
        {
            text.AppendLine("No two rules seem to contradict each other.");
            return;
        }

        text.AppendLine("These may contradict each other. PolicyBot shows both and mends neither");
        foreach (var (allows, forbids) in survey.Contradictions)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  line {allows.Line}: “{Cut(allows.Quotation)}”");
            text.AppendLine(CultureInfo.InvariantCulture, $"  line {forbids.Line}: “{Cut(forbids.Quotation)}”").AppendLine();
        }
    }

    private static string Name(Modality modality) => modality switch
    {
        Modality.Prohibited => "forbid",
        Modality.AdvisedAgainst => "advise against",
        Modality.NeedsApproval => "want somebody's approval",
        Modality.Required => "demand",
        Modality.Recommended => "recommend",
        Modality.PermittedWithConditions => "allow on a condition",
        Modality.Permitted => "allow",
        _ => "state facts",
    };

    private static string Cut(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote].TrimEnd() + "…";
}
