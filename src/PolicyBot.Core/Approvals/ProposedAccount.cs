using PolicyBot.Core.People;

namespace PolicyBot.Core.Approvals;

/// <summary>The account that a request asks for, as the register takes it over when the request is approved. Its runners are the request's.</summary>
/// <param name="Aim">What it is for; empty where the school does not ask.</param>
/// <param name="Audience">Whom it is for; empty where the school does not ask.</param>
public sealed record ProposedAccount(string Platform, string Name, string Aim, string Audience)
{
    /// <summary>Who will moderate it; nobody where the school does not ask.</summary>
    public IReadOnlyList<Person> Moderators { get; init; } = [];

    /// <summary>The school e-mail address that it is to be registered with; null where the school does not ask.</summary>
    public string? Mail { get; init; }
}
