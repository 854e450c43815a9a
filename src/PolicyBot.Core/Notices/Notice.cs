namespace PolicyBot.Core.Notices;

/// <summary>Somebody is to be told something about a case. What they see is made from the case as it stands when it is sent.</summary>
/// <param name="Kind">Says who words it, such as <c>approvals/ask</c>. One change of a case has at most one notice of a kind to the same audience.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Due">Not before this moment; null for at once.</param>
public sealed record Notice(string Kind, Audience To, DateTimeOffset? Due = null);

/// <summary>Whom a notice is for.</summary>
public abstract record Audience
{
    private Audience() { }

    /// <summary>One person.</summary>
    public sealed record One(string PersonId) : Audience;

    /// <summary>The e-mail address of a role that nobody in the tenant holds. All it is sent is that there is something.</summary>
    public sealed record Mailbox(string RoleId) : Audience;

    /// <summary>Everyone who holds one of the roles when the notice goes out, and the address of a role that has only that.</summary>
    public sealed record Roles(IReadOnlyList<string> RoleIds) : Audience;

    /// <summary>Everyone who holds a card of the case that asks for a decision. Whoever decided too: they may have typed it, or their answer was lost.</summary>
    public sealed record CardHolders : Audience;

    /// <summary>Nobody: when it is due a rule looks at the case, which may change it and tell people then.</summary>
    public sealed record Nobody : Audience;
}
