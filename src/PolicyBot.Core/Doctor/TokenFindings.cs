namespace PolicyBot.Core.Doctor;

/// <summary>Reads whether the bot has an identity, and the right one.</summary>
public static class TokenFindings
{
    private const string Area = "Identity";

    /// <param name="probe">What came of asking for a token.</param>
    /// <param name="forWhat">The service that the token is for, such as "Microsoft Graph".</param>
    /// <param name="tenantId">The tenant that the settings name.</param>
    public static Finding Of(TokenProbe probe, string forWhat, string tenantId) => probe switch
    {
        TokenProbe.Granted { TenantId: { } other } when !string.Equals(other, tenantId, StringComparison.OrdinalIgnoreCase) => Finding.Fault(
            Area, $"The bot's identity belongs to the tenant {other}, and PolicyBot:TenantId names {tenantId}.",
            "Set PolicyBot:TenantId to the school's tenant, and use an identity of that tenant."),
        TokenProbe.Granted => Finding.Ok(Area, $"Entra gives the bot a token for {forWhat}."),
        TokenProbe.Denied denied => Denied(denied.Code),
        TokenProbe.NoIdentity => Finding.Fault(
            Area, "There is no managed identity here with the id in PolicyBot:AppId.",
            "Run this where the bot runs. There, give the web app that identity, or set PolicyBot:ClientSecret."),
        TokenProbe.Silent => Finding.Fault(
            Area, "Entra did not answer.", "Let this machine reach https://login.microsoftonline.com, and try again."),
        _ => throw new InvalidOperationException($"No such probe: {probe}"),
    };

    // https://learn.microsoft.com/entra/identity-platform/reference-error-codes
    private static Finding Denied(string? code)
    {
        var (text, cure) = code switch
        {
            "7000215" => ("The client secret is wrong.", "On the registration's page, under Certificates & secrets, make a new one and set PolicyBot:ClientSecret to its value, not to its id."),
            "7000222" => ("The client secret has expired.", "On the registration's page, under Certificates & secrets, make a new one and set PolicyBot:ClientSecret to its value."),
            "90002" or "900021" => ("There is no tenant with the id in PolicyBot:TenantId.", "Copy the directory (tenant) id from the Entra admin centre."),
            "700016" => ("The tenant knows no application with the id in PolicyBot:AppId.", "Copy the application (client) id from the bot's Azure registration, and check PolicyBot:TenantId."),
            null => ("Entra refused the bot's identity.", "Check PolicyBot:AppId, PolicyBot:TenantId and PolicyBot:ClientSecret against the registration."),
            _ => ($"Entra refused the bot's identity (AADSTS{code}).", $"Look AADSTS{code} up at https://login.microsoftonline.com/error, and check PolicyBot:AppId, PolicyBot:TenantId and PolicyBot:ClientSecret."),
        };
        return Finding.Fault(Area, text, cure);
    }
}
