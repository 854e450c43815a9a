namespace PolicyBot.Core.Incidents;

/// <summary>What happened, as the person who reports it chooses.</summary>
/// <param name="Id">Kebab-case, kept with the case.</param>
/// <param name="Words">The choice as it is read.</param>
/// <param name="DoneBy">Who did it, where the kind itself says so; one of <see cref="Doers"/>, or null where it is asked.</param>
public sealed record IncidentKind(string Id, string Words, string? DoneBy = null)
{
    /// <summary>A picture that nobody may look at again, copy or keep: nothing about it is asked for but where it is.</summary>
    public bool IsIndecentImage => Id == "indecent-image";

    /// <summary>The reporter tells of themself, and is not blamed for it.</summary>
    public bool IsOwnMistake => Id == "own-mistake";

    /// <summary>Every kind, in the order in which they are offered: what cannot wait comes first.</summary>
    public static IReadOnlyList<IncidentKind> All { get; } =
    [
        new("child-at-risk", "Something online that may harm a child"),
        new("indecent-image", "An indecent or sexual picture of a child"),
        new("contact", "Contact or a friend request on a personal account"),
        new("staff-conduct", "How a member of staff behaves online", Doers.Staff),
        new("colleague-abuse", "Abuse by a colleague", Doers.Staff),
        new("pupil-conduct", "How a pupil behaves online", Doers.Pupil),
        new("account-abuse", "Abuse or bullying on a school account"),
        new("parent-post", "A post by a parent or carer", Doers.Parent),
        new("defamation", "Something untrue that damages somebody's name"),
        new("bullying", "Bullying or harassment"),
        new("image-without-consent", "A picture or video without consent"),
        new("extremism", "Extremism or hatred"),
        new("press", "A journalist or influencer got in touch", Doers.Outside),
        new("private-group", "A private chat group of parents or pupils"),
        new("compromised-account", "A school account that somebody else may be using"),
        new("role-conflict", "Something shared online that conflicts with a role at school"),
        new("own-mistake", "A mistake of my own", Doers.Reporter),
        new("other", "Something else"),
    ];

    /// <summary>Nothing is written: the person wants to be telephoned. It goes to whoever hears of a child at risk, because nobody knows yet that it is less.</summary>
    public static IncidentKind CallBack { get; } = new("call-back", "Asks to be called back about a concern");

    /// <summary>The kind of this id, or null.</summary>
    public static IncidentKind? Find(string? id) => id == CallBack.Id ? CallBack : All.FirstOrDefault(kind => kind.Id == id);

    /// <summary>
    /// The subjects of the pack's routes that this is about: who did it to whom decides. Several where more than one role has to know;
    /// none where only the school's general route is left.
    /// </summary>
    public IReadOnlyList<string> Subjects(string? doneBy, string? doneTo) => (Id, DoneBy ?? doneBy) switch
    {
        ("child-at-risk", Doers.Staff) => ["child-at-risk", "staff-conduct"],
        ("child-at-risk" or "indecent-image" or "call-back", _) => ["child-at-risk"],
        ("contact", Doers.Pupil) => ["contact-from-child"],
        ("contact", Doers.Parent) => ["contact-from-parent"],
        ("contact", Doers.Staff) => ["staff-conduct"],
        ("contact", _) => doneTo == Doers.Pupil ? ["child-at-risk"] : [],
        ("bullying", Doers.Staff) => doneTo == Doers.Pupil ? ["staff-conduct", "child-at-risk"] : ["colleague-abuse"],
        ("defamation" or "bullying" or "image-without-consent", var by) => SubjectsOf(by),
        ("other", _) => [],
        _ => [Id],
    };

    private static string[] SubjectsOf(string? doneBy) => doneBy switch
    {
        Doers.Pupil => ["pupil-conduct"],
        Doers.Parent => ["parent-post"],
        Doers.Staff => ["staff-conduct"],
        _ => [],
    };
}

/// <summary>Who did it, or to whom it was done.</summary>
public static class Doers
{
    public const string Pupil = "pupil";
    public const string Parent = "parent";
    public const string Staff = "staff";

    /// <summary>Somebody else, or nobody knows.</summary>
    public const string Outside = "outside";

    /// <summary>The person who reports it.</summary>
    public const string Reporter = "me";

    /// <summary>The school as a whole.</summary>
    public const string School = "school";

    /// <summary>In words, or null for what is none of them.</summary>
    public static string? InWords(string? doer) => doer switch
    {
        Pupil => "A pupil",
        Parent => "A parent or carer",
        Staff => "A member of staff",
        Outside => "Somebody else, or not known",
        Reporter => "Me",
        School => "The school as a whole",
        _ => null,
    };
}
