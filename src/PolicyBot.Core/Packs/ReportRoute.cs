namespace PolicyBot.Core.Packs;

/// <summary>Who is told: what is reported or asked, about whom, by whom.</summary>
/// <param name="Process">One of <see cref="RouteProcesses"/>.</param>
/// <param name="Subject">Whom or what it is about: one of <see cref="RouteSubjects"/>, or "any".</param>
/// <param name="Reporter">Role id of who reports, or one of <see cref="RouteReporters"/>.</param>
/// <param name="To">Role ids, each of whom is told. Never the role that it is about.</param>
/// <param name="Source">Where it stands.</param>
public sealed record ReportRoute(string Process, string Subject, string Reporter, IReadOnlyList<string> To, RuleSource Source);

/// <summary>What a route can be for.</summary>
public static class RouteProcesses
{
    /// <summary>A question that the policy does not answer.</summary>
    public const string Question = "question";

    /// <summary>Something that happened.</summary>
    public const string Incident = "incident";

    /// <summary>A request for permission or an exception.</summary>
    public const string Exception = "exception";

    /// <summary>A second reader before something is published.</summary>
    public const string SecondReader = "second-reader";

    /// <summary>Login details of a school account: who keeps them and may be asked for them.</summary>
    public const string Credentials = "credentials";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Question, Incident, Exception, SecondReader, Credentials];
}

/// <summary>What a route can be about.</summary>
public static class RouteSubjects
{
    /// <summary>Whatever has no route of its own.</summary>
    public const string Any = "any";

    /// <summary>With <see cref="RouteProcesses.Credentials"/>: it cannot wait for those who keep them.</summary>
    public const string Emergency = "emergency";

    /// <summary>With <see cref="RouteProcesses.Credentials"/>: somebody wants to change the password of an account.</summary>
    public const string PasswordChange = "password-change";

    /// <summary>All of them; the roles among them can be reported on, so such a route never goes to the same role.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Any, "contact-from-child", "contact-from-parent", "pupil-conduct", "staff-conduct", "colleague-abuse", "parent-post",
        "child-at-risk", "account-abuse", "compromised-account", "private-group", "role-conflict", "press", "own-mistake", "extremism", "illegal", "connection", "image", "post",
        Emergency, PasswordChange,
        RoleIds.Headteacher, RoleIds.Dsl, RoleIds.ChairOfGovernors,
    ];
}

/// <summary>Who can report without holding a role.</summary>
public static class RouteReporters
{
    /// <summary>Whoever has no route of their own.</summary>
    public const string Any = "any";

    /// <summary>A parent or carer. They have no account: a member of staff passes it on, or sends them to the right person.</summary>
    public const string Parent = "parent";
}
