using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Whose approval a clause asks for, in the clause's own words.</summary>
public static partial class ApprovalPhrase
{
    /// <summary>Such as "the Headteacher"; null where the clause does not say it plainly, speaks of two approvals or of more than one approver.</summary>
    public static string? Approver(Clause clause)
    {
        var words = clause.Quotation;
        if (Approval().Count(words) != 1)
            return null;
        var match = By().Match(words) is { Success: true } by ? by : Of().Match(words);
        return match.Success ? match.Groups["who"].Value.Trim() : null;
    }

    [GeneratedRegex(@"\b(?:approv|permission|consent|agreement|agreed|authori[sz])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Approval();

    // "the prior permission of the Headteacher", "agreed by a member of the SLT": a title, and no second one after it.
    [GeneratedRegex(
        @"\b(?:approval|permission|consent|agreement|authori[sz]ation|approved|authori[sz]ed|agreed)\s+(?:(?:in writing|first|beforehand|in advance)\s+)?(?:of|from|by|with)\s+"
        + @"(?<who>(?>(?:the|a|an|your)(?:\s+(?!(?:before|and|or|and/or|in|on|for|to|if|when|who|which|that|prior|unless|must|should|as)\b)[\p{L}/-]+){1,6}))(?!\s+(?:and|or|and/or)\b|,|[’'])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    // "the headteacher's approval"
    [GeneratedRegex(
        @"(?<!\b(?:and|or|and/or)\s)\b(?<who>the(?:\s+[\p{L}/-]+){1,3}?)[’']s?\s+(?:(?:prior|written|express)\s+)*(?:approval|permission|consent|agreement|authori[sz]ation)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Of();
}
