using System.Text.RegularExpressions;
using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Asking;

/// <summary>How policies name the roles that the bot knows.</summary>
internal static partial class RoleNames
{
    private static readonly (string RoleId, Regex Name)[] Names =
    [
        (RoleIds.Slt, Slt()),
        (RoleIds.DeputyHead, DeputyHead()),
        (RoleIds.Headteacher, Headteacher()),
        (RoleIds.DeputyDsl, DeputyDsl()),
        (RoleIds.Dsl, Dsl()),
        (RoleIds.ItManager, ItManager()),
        (RoleIds.Administrator, Administrator()),
        (RoleIds.BusinessManager, BusinessManager()),
        (RoleIds.ChairOfGovernors, Chair()),
    ];

    public static IReadOnlyList<RoleMention> FindIn(PolicyDocument document)
    {
        var found = new Dictionary<string, RoleMention>();
        foreach (var clause in document.Clauses)
        {
            var rest = Words.Plain(clause.Text);
            foreach (var (roleId, name) in Names)
            {
                if (name.Match(rest) is not { Success: true } match) continue;
                found[roleId] = found.TryGetValue(roleId, out var before) ? before with { Clauses = before.Clauses + 1 } : new RoleMention(roleId, match.Value, 1);
                // The deputy headteacher is no headteacher.
                rest = name.Replace(rest, " ");
            }
        }

        return [.. Names.Select(n => found.GetValueOrDefault(n.RoleId)).OfType<RoleMention>()];
    }

    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:(?:senior |school )?leadership team|SLT|senior management(?: team)?|SMT)\b", AnyCase)]
    private static partial Regex Slt();

    [GeneratedRegex(@"\b(?:(?:deputy|vice|assistant)[ -](?:head ?teacher|head|principal)|DHT|AHT)\b", AnyCase)]
    private static partial Regex DeputyHead();

    [GeneratedRegex(@"\b(?:(?:executive )?head ?teacher|head of school|principal)(?!ly|['’]?s? (?:aim|purpose))\b", AnyCase)]
    private static partial Regex Headteacher();

    [GeneratedRegex(@"\bdeputy (?:DSL|designated (?:safeguarding )?(?:lead|person))\b", AnyCase)]
    private static partial Regex DeputyDsl();

    [GeneratedRegex(@"\b(?:DSL|designated (?:safeguarding|child protection) (?:lead|officer|person)|designated person(?: for child protection)?|safeguarding lead)\b", AnyCase)]
    private static partial Regex Dsl();

    [GeneratedRegex(@"\b(?:I(?:C)?T|network|systems) (?:manager|lead|technician|support|team|department)\b", AnyCase)]
    private static partial Regex ItManager();

    [GeneratedRegex(@"\b(?:(?:social media )?administrators?|moderators?)\b", AnyCase)]
    private static partial Regex Administrator();

    [GeneratedRegex(@"\b(?:(?:school )?business manager|SBM)\b", AnyCase)]
    private static partial Regex BusinessManager();

    [GeneratedRegex(@"\b(?:chair(?:person|man|woman)? of (?:the )?(?:governors|governing (?:body|board)|trustees))\b", AnyCase)]
    private static partial Regex Chair();
}
