using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>"Under 18" says nothing about somebody who is 20.</summary>
internal static partial class AgeLimits
{
    private const int Adult = 18;

    /// <summary>Whether the clause's rule on former pupils stops below the age the question names.</summary>
    public static bool Excludes(Reading question, Reading clause)
    {
        if (!question.IdeaSet.Contains("expupil") || AgeIn(question) is not { } age) return false;
        var limit = Limit().Match(string.Join(' ', clause.Tokens));
        return limit.Success && age >= int.Parse(limit.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the question is about children under 13 on a platform, and the policy names that age: no permission is plain then.</summary>
    public static bool MayBind(Reading question, PolicyIndex index) =>
        question.Has("platform") && UnderThirteen().IsMatch(string.Join(' ', question.Tokens)) && (index.Uses("13") || index.Uses("thirteen"));

    private static int? AgeIn(Reading question)
    {
        var text = string.Join(' ', question.Tokens);
        var named = Named().Match(text);
        if (named.Success) return int.Parse(named.Groups["age"].Value, CultureInfo.InvariantCulture);
        return Grown().IsMatch(text) ? Adult : null;
    }

    [GeneratedRegex(@"\b(?:y|yr|year) ?[1-8]s?\b|\breception\b|\bnursery\b|\binfants?\b|\bks ?[12]\b|\b(?:[4-9]|1[0-2]) (?:year|yr) ?olds?\b", RegexOptions.CultureInvariant)]
    private static partial Regex UnderThirteen();

    [GeneratedRegex(@"\bunder (?:the age of )?(\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b(?:is|are|aged|age|now|over|turned|who|at)(?: now| about| already)? (?<age>\d\d)\b|\b(?<age>\d\d) (?:years? old|now)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:grown up|an adult|in (?:his|her|their) (?:twenties|thirties|forties)|at uni|at university|has kids of|with kids of|married)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Grown();
}
