using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Register;

/// <summary>A notice to parents that an account has opened: fixed words, the account's facts, and the clause of the policy word for word.</summary>
public static class ParentNotice
{
    /// <summary>The notice as plain text, to be copied; null where the school tells parents nothing.</summary>
    public static string? Of(SchoolPack school, RegisterEntry entry)
    {
        if (school.Register?.ParentNotice is not { } source)
            return null;
        List<string> parts =
        [
            "Dear parents and carers,",
            $"{school.Name} has opened an account on {entry.Platform}: {entry.Name}{(entry.Address is { } address ? $" ({address})" : "")}.",
        ];
        if (Sentence(entry.Aim) is { } aim)
            parts.Add($"What it is for: {aim}");
        if (Sentence(entry.Audience) is { } audience)
            parts.Add($"Whom it is for: {audience}");
        parts.Add(
            $"It is run by members of staff: {string.Join(" and ", entry.Staying.Select(runner => runner.Name))}. They will not send your child private messages from it, and will not talk about "
            + "individual children there. If a question is about your own child, please write to the school office instead.");
        parts.Add("Please be kind and respectful in what you write there. We remove comments that are not, and tell you if something on the account concerns your child.");
        parts.Add("You do not have to use it: nothing that you need to know will be there alone.");
        if (source is RuleSource.Policy { Clause: var clause })
            parts.Add($"Our {school.Policy.Title} says: “{clause.Text.ReplaceLineEndings(" ")}”");
        parts.Add(school.Name);
        return string.Join("\n\n", parts);
    }

    private static string? Sentence(string? text) => text?.Trim().ReplaceLineEndings(" ") switch
    {
        null or "" => null,
        var words when words[^1] is '.' or '!' or '?' => words,
        var words => words + ".",
    };
}
