namespace PolicyBot.Core.Approvals;

/// <summary>The account that a request asks for, as the register takes it over when the request is approved. Its runners are the request's.</summary>
/// <param name="Aim">What it is for; empty where the school does not ask.</param>
/// <param name="Audience">Whom it is for; empty where the school does not ask.</param>
public sealed record ProposedAccount(string Platform, string Name, string Aim, string Audience);
