namespace PolicyBot.Core.People;

/// <summary>Who is who in the tenant, and who is in which group.</summary>
public interface IDirectory
{
    /// <summary>The people in a group, nested groups included, accounts that are switched off left out.</summary>
    Task<GroupLookup> FindMembersAsync(string groupId, Freshness freshness, CancellationToken cancellation);

    /// <summary>One person by Entra object id or user principal name.</summary>
    Task<PersonLookup> FindPersonAsync(string idOrUpn, Freshness freshness, CancellationToken cancellation);
}

/// <summary>How old an answer about membership may be.</summary>
public enum Freshness
{
    /// <summary>Up to five minutes: enough for answering a question.</summary>
    Recent,

    /// <summary>Asked now, with a person waiting: two seconds at most, and no second try.</summary>
    Live,

    /// <summary>Asked now, with nobody waiting: as patient as the directory wants.</summary>
    Patient,
}

/// <summary>What the directory said of a group.</summary>
public abstract record GroupLookup
{
    private GroupLookup() { }

    /// <summary>The group's people; an unknown group has none.</summary>
    public sealed record Found(IReadOnlyList<Person> Members) : GroupLookup;

    /// <summary>The directory gave no answer, so nobody's membership is known.</summary>
    public sealed record Unavailable : GroupLookup;
}

/// <summary>What the directory said of a person.</summary>
public abstract record PersonLookup
{
    private PersonLookup() { }

    /// <summary>The person exists and the account is switched on.</summary>
    public sealed record Found(Person Person) : PersonLookup;

    /// <summary>Nobody of that id, or the account is switched off.</summary>
    public sealed record Unknown : PersonLookup;

    /// <summary>The directory gave no answer.</summary>
    public sealed record Unavailable : PersonLookup;
}
