namespace PolicyBot.Core.Accounts;

/// <summary>Something to put right before the request can go on.</summary>
/// <param name="Field">The id of the field; null where it is about no single answer.</param>
/// <param name="Text">What is wrong and what to do, without a full stop, as on GOV.UK.</param>
public sealed record Problem(string? Field, string Text);
