namespace PolicyBot.Core.Doctor;

/// <summary>What became of trying something out on a service.</summary>
public abstract record Probe<T>
{
    private Probe() { }

    /// <summary>The service did it.</summary>
    public sealed record Answered(T Value) : Probe<T>;

    /// <summary>The service would not.</summary>
    /// <param name="Status">Its HTTP status.</param>
    /// <param name="Code">Its own word for the reason.</param>
    public sealed record Refused(int Status, string? Code) : Probe<T>;

    /// <summary>No answer came in time.</summary>
    public sealed record Silent : Probe<T>;
}

/// <summary>What became of asking for an access token.</summary>
public abstract record TokenProbe
{
    private TokenProbe() { }

    /// <summary>There is one.</summary>
    /// <param name="TenantId">The tenant it is of, where the token says so.</param>
    public sealed record Granted(string? TenantId) : TokenProbe;

    /// <summary>Entra refused.</summary>
    /// <param name="Code">The digits after AADSTS, or null where it gave none.</param>
    public sealed record Denied(string? Code) : TokenProbe;

    /// <summary>There is no managed identity on this machine.</summary>
    public sealed record NoIdentity : TokenProbe;

    /// <summary>No answer came in time.</summary>
    public sealed record Silent : TokenProbe;
}

/// <summary>Somebody in the directory, as far as an examination needs to know.</summary>
/// <param name="Id">The Entra object id.</param>
/// <param name="HasName">False where the directory kept the name back, which it does without the permission to read people.</param>
/// <param name="IsOn">Whether the account is switched on.</param>
/// <param name="Mail">The e-mail address, where there is one.</param>
public sealed record Account(string Id, bool HasName, bool IsOn, string? Mail = null);
