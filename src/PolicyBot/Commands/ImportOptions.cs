using System.Text.RegularExpressions;

namespace PolicyBot.Commands;

/// <summary>What was typed after "import". A problem is a sentence that says what to mend.</summary>
internal sealed partial record ImportOptions(string? File, string? School, string Packs, string? Problem)
{
    public static ImportOptions Read(string[] args)
    {
        var options = new ImportOptions(null, null, "packs", null);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--school" or "--packs")
            {
                if (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) return options with { Problem = $"{args[i]} needs a value after it." };
                options = args[i++] == "--school" ? options with { School = args[i] } : options with { Packs = args[i] };
            }
            else if (args[i].StartsWith("--", StringComparison.Ordinal))
            {
                return options with { Problem = $"There is no option {args[i]}." };
            }
            else if (options.File is not null)
            {
                return options with { Problem = $"Name one file: {options.File} or {args[i]}. A name with spaces needs quotation marks." };
            }
            else
            {
                options = options with { File = args[i] };
            }
        }

        return options with { Problem = options.FindProblem() };
    }

    private string? FindProblem()
    {
        if (File is null) return "Say which policy to bring in: import FILE.";
        return School is null || Id().IsMatch(School) ? null : $"{School} can't be a pack's id. Use small letters, figures and hyphens, a letter first, such as oak-hill.";
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
