namespace PolicyBot.Core.Asking;

/// <summary>Who acts: staff, pupil, parent, school, or nobody named.</summary>
internal static class Actors
{
    public const string Staff = "staff";
    public const string Pupil = "pupil";
    public const string Parent = "parent";
    public const string School = "school";
    public const string Nobody = "";

    private const int SubjectWithin = 9;

    /// <summary>The asker acts unless the question says early on that somebody else does ("can parents …", "a dad posted …").</summary>
    public static string InQuestion(Reading reading, string? asker)
    {
        var me = FirstPerson(reading.Tokens);
        var role = FirstRole(reading, reading.Tokens.Count);
        if (role is null) return me >= 0 || asker is null or "staff" or "slt" ? Staff : Nobody;
        return me >= 0 && me < role.Value.At ? Staff : role.Value.Role;
    }

    /// <summary>Who a clause speaks to: the first person or body it names near its beginning.</summary>
    public static string InClause(Reading text, Reading? leadIn, Reading heading)
    {
        if (FirstRole(text, SubjectWithin) is { } own) return own.Role;
        if (leadIn is not null && FirstRole(leadIn, 40) is { } led) return led.Role;
        return FirstRole(heading, 40) is { } headed ? headed.Role : Nobody;
    }

    private static int FirstPerson(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i] is "i" or "we" or "me" or "my" or "us")
                return i;
        return -1;
    }

    private static (string Role, int At)? FirstRole(Reading reading, int within)
    {
        foreach (var (idea, at, _) in reading.Ideas)
        {
            if (at >= within) break;
            var role = idea switch
            {
                "pupil" or "expupil" => Pupil,
                "parent" => Parent,
                "staff" or "volunteer" or "governor" => Staff,
                "slt" or "head" or "dsl" or "itmanager" or "dpo" => School,
                _ => null,
            };
            if (role is not null) return (role, at);
        }

        for (var i = 0; i < Math.Min(within, reading.Tokens.Count); i++)
            if (reading.Tokens[i] is "we" or "school" or "users" or "you" or "they")
                return reading.Tokens[i] is "users" or "you" or "they" ? null : (School, i);
        return null;
    }
}
