namespace PolicyBot.Core.Packs;

/// <summary>Who holds a role: an Entra group, or people, or nobody with an account but an e-mail address (often the chair of governors).</summary>
/// <param name="Id">Kebab-case id, such as "deputy-dsl".</param>
/// <param name="Title">The role in words, such as "Deputy designated safeguarding lead".</param>
/// <param name="Group">Object id of the Entra group that holds the role; null when people or only an address do.</param>
/// <param name="People">Entra object ids or user principal names; empty when a group or only an address holds the role.</param>
/// <param name="Mail">An address for the role; the only contact where there is neither group nor person.</param>
public sealed record RoleBinding(string Id, string Title, string? Group, IReadOnlyList<string> People, string? Mail)
{
    /// <summary>True where someone with an account holds the role, so that a card can reach them and they can decide.</summary>
    public bool IsInTenant => Group is not null || People.Count > 0;

    /// <summary>A telephone number, for what cannot wait; null where the school office has to be asked.</summary>
    public string? Phone { get; init; }
}

/// <summary>Ids of the roles that the bot itself speaks of; a school may add its own.</summary>
public static class RoleIds
{
    /// <summary>Everyone who may talk to the bot. Every pack binds it, to a group or people.</summary>
    public const string Staff = "staff";

    /// <summary>The school (senior) leadership team.</summary>
    public const string Slt = "slt";

    /// <summary>The headteacher or principal.</summary>
    public const string Headteacher = "headteacher";

    /// <summary>The deputy headteacher.</summary>
    public const string DeputyHead = "deputy-head";

    /// <summary>The designated safeguarding lead.</summary>
    public const string Dsl = "dsl";

    /// <summary>The deputy designated safeguarding lead.</summary>
    public const string DeputyDsl = "deputy-dsl";

    /// <summary>The IT manager.</summary>
    public const string ItManager = "it-manager";

    /// <summary>Who sets up approved accounts and keeps their passwords.</summary>
    public const string Administrator = "administrator";

    /// <summary>The chair of governors.</summary>
    public const string ChairOfGovernors = "chair-of-governors";

    /// <summary>The school business manager.</summary>
    public const string BusinessManager = "business-manager";

    /// <summary>Who owns the policy document: receives what it does not answer and its review reminders.</summary>
    public const string PolicyOwner = "policy-owner";
}
