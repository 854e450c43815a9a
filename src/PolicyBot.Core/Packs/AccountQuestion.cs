namespace PolicyBot.Core.Packs;

/// <summary>One question of the business case for an account.</summary>
/// <param name="Id">Kebab-case, such as <c>aim</c>; the bot knows those in <see cref="AccountQuestionIds"/>.</param>
/// <param name="Kind">What an answer is.</param>
/// <param name="Label">What the answer is called in the finished request, such as "Aim".</param>
/// <param name="Ask">The question as staff read it.</param>
public sealed record AccountQuestion(string Id, QuestionKind Kind, string Label, string Ask)
{
    /// <summary>The heading of the card that asks it. Neighbours with the same one share a card.</summary>
    public string Step { get; init; } = Label;

    /// <summary>A line of help, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The clause that asks for it; null where the policy does not.</summary>
    public QuotedClause? Clause { get; init; }

    /// <summary>What to do, shown where it is not answered.</summary>
    public string WhenMissing { get; init; } = $"Answer “{Ask}”";

    /// <summary>The most characters (UTF-16) of an answer.</summary>
    public int Longest { get; init; } = DefaultLongest(Kind);

    /// <summary>Whether it can be left empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What can be chosen, for <see cref="QuestionKind.Choice"/>.</summary>
    public IReadOnlyList<AnswerChoice> Choices { get; init; } = [];

    /// <summary>What a school's own addresses end in after the @, for <see cref="QuestionKind.Mail"/>.</summary>
    public IReadOnlyList<string> MailDomains { get; init; } = [];

    private static int DefaultLongest(QuestionKind kind) => kind switch
    {
        QuestionKind.Text or QuestionKind.People => 500,
        QuestionKind.Names => 300,
        QuestionKind.Choice => 40,
        _ => 100,
    };
}

/// <summary>What the answer to a question is.</summary>
public enum QuestionKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Members of staff.</summary>
    People,

    /// <summary>Names of people who have no account, one on each line.</summary>
    Names,

    /// <summary>An e-mail address of the school's.</summary>
    Mail,
}

/// <summary>One answer that can be chosen.</summary>
/// <param name="Id">Kebab-case; what is stored.</param>
/// <param name="Text">The answer as staff read it.</param>
/// <param name="Refusal">Why the policy rules it out and what to do, without a full stop; null where it may be chosen.</param>
public sealed record AnswerChoice(string Id, string Text, string? Refusal = null);

/// <summary>The questions that the bot knows, with the wording used where a pack gives none.</summary>
public static class AccountQuestionIds
{
    /// <summary>The platform, such as Instagram. Always asked: it names the request.</summary>
    public const string Platform = "platform";

    /// <summary>The name the account will have. Always asked: it names the request.</summary>
    public const string Name = "name";

    /// <summary>What the account is for.</summary>
    public const string Aim = "aim";

    /// <summary>Who it is for.</summary>
    public const string Audience = "audience";

    /// <summary>How people will learn of it.</summary>
    public const string Promotion = "promotion";

    /// <summary>Which members of staff will run it. Always asked: they can't decide on it.</summary>
    public const string Runners = "runners";

    /// <summary>Who else will, such as volunteers and parents. Asked where a pack lists it.</summary>
    public const string Helpers = "helpers";

    /// <summary>Which members of staff will moderate it. Asked where a pack lists it.</summary>
    public const string Moderators = "moderators";

    /// <summary>The school e-mail address it will be registered with. Asked where a pack lists it.</summary>
    public const string Mail = "email";

    /// <summary>Open to everyone, or closed.</summary>
    public const string Visibility = "visibility";

    private const string First = "Platform and name";
    private const string RunBy = "Who will run it";

    /// <summary>What is asked where a pack has no list of its own, in order.</summary>
    public static IReadOnlyList<AccountQuestion> Defaults { get; } =
    [
        new(Platform, QuestionKind.Line, "Platform", "Which platform is it on?") { Step = First, Longest = 60, WhenMissing = "Enter the platform, such as Instagram" },
        new(Name, QuestionKind.Line, "Name", "What will the account be called?") { Step = First, WhenMissing = "Enter the name of the account" },
        new(Aim, QuestionKind.Text, "Aim", "What is the aim of the account?") { WhenMissing = "Enter the aim of the account" },
        new(Audience, QuestionKind.Text, "Audience", "Who is it for?") { WhenMissing = "Enter who the account is for" },
        new(Promotion, QuestionKind.Text, "Promotion", "How will you promote it?") { WhenMissing = "Enter how you will promote the account" },
        new(Runners, QuestionKind.People, RunBy, "Who will run it?") { WhenMissing = "Name the members of staff who will run the account" },
        new(Visibility, QuestionKind.Choice, "Open or closed", "Will it be open or closed?")
        {
            WhenMissing = "Select whether the account will be open or closed",
            Choices = [new("open", "Open: anyone can see it"), new("closed", "Closed: only people who are let in can see it")],
        },
    ];

    /// <summary>All that the bot has wording for.</summary>
    public static IReadOnlyList<AccountQuestion> Known { get; } =
    [
        .. Defaults,
        new(Helpers, QuestionKind.Names, "Helpers", "Will anyone help who does not work here?")
        {
            Step = RunBy, IsOptional = true, Hint = "Such as volunteers or parents, one name on each line",
        },
        new(Moderators, QuestionKind.People, "Moderators", "Who will moderate it?") { Step = RunBy, WhenMissing = "Name the members of staff who will moderate the account" },
        new(Mail, QuestionKind.Mail, "School e-mail address", "Which school e-mail address will it be registered with?")
        {
            Step = RunBy, WhenMissing = "Enter the school e-mail address that the account will be registered with",
        },
    ];

    /// <summary>The ids of the defaults, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Defaults.Select(question => question.Id)];
}
