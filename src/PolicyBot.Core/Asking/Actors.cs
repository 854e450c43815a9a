using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Who acts: staff, pupil, parent, school, or nobody named.</summary>
internal static partial class Actors
{
    public const string Staff = "staff";
    public const string Pupil = "pupil";
    public const string Parent = "parent";
    public const string School = "school";
    public const string Nobody = "";

    private const int SubjectWithin = 9;
    private const int SentenceStart = 2;

    /// <summary>The asker acts unless the question says that somebody else does ("can parents …", "a dad posted …").</summary>
    public static string InQuestion(Reading reading, string? asker)
    {
        var text = string.Join(' ', reading.Tokens);
        if (AskerActs().IsMatch(text)) return Staff;
        foreach (var (idea, at, _) in reading.Ideas)
            if (RoleOf(idea) is { } role && (at <= SentenceStart || Asked().IsMatch(string.Join(' ', reading.Tokens.Take(at)))))
                return role;
        return asker is null or "staff" or "slt" || FirstPerson().IsMatch(text) ? Staff : Nobody;
    }

    /// <summary>Who a clause speaks to: the first person or body it names near its beginning.</summary>
    public static string InClause(Reading text, Reading? leadIn, Reading heading)
    {
        if (FirstRole(text, SubjectWithin) is { } own) return own;
        if (leadIn is not null && FirstRole(leadIn, leadIn.Tokens.Count) is { } led) return led;
        return FirstRole(heading, heading.Tokens.Count) ?? Nobody;
    }

    private static string? FirstRole(Reading reading, int within)
    {
        foreach (var (idea, at, _) in reading.Ideas)
            if (at < within && RoleOf(idea) is { } role)
                return role;
        return reading.Tokens.Take(within).Any(t => t is "we" or "school") ? School : null;
    }

    /// <summary>The role that an idea names ("mum" is a parent), or null.</summary>
    public static string? RoleOf(string idea) => idea switch
    {
        "pupil" or "expupil" => Pupil,
        "parent" => Parent,
        "staff" or "volunteer" or "governor" => Staff,
        "slt" or "head" or "dsl" or "itmanager" or "dpo" => School,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:can|may|should|do|must|am|could|shall|would|have|did|will|if|are) (?:i|we)\b|\b(?:i|we) (?:can|should|must|may|have to|need|want|am|are)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AskerActs();

    [GeneratedRegex(@"\b(?:can|may|are|should|do|does|is|must|could|would|will|when|what|what if|if) (?:a |an |the |my |our |any |some |all |other |one of (?:the |our |my )?|these |those )?$", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:i|we|me|my|us)\b", RegexOptions.CultureInvariant)]
    private static partial Regex FirstPerson();
}
