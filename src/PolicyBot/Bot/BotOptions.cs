using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Bot;

/// <summary>Who the bot is and which services it speaks to. Only the first two must be set.</summary>
internal sealed class BotOptions
{
    public const string Section = "PolicyBot";

    [Required(ErrorMessage = "PolicyBot:AppId is not set. Set it to the application (client) id of the bot's Azure registration.")]
    [RegularExpression("^[0-9a-fA-F-]{36}$", ErrorMessage = "PolicyBot:AppId is not an id. Copy the application (client) id, 36 characters, from the bot's Azure registration.")]
    public string AppId { get; set; } = "";

    [Required(ErrorMessage = "PolicyBot:TenantId is not set. Set it to the directory (tenant) id of the school's Microsoft 365.")]
    [RegularExpression("^[0-9a-fA-F-]{36}$", ErrorMessage = "PolicyBot:TenantId is not an id. Copy the directory (tenant) id, 36 characters, from the Entra admin centre.")]
    public string TenantId { get; set; } = "";

    /// <summary>The app's id in the organisation's Teams catalogue. Without it nobody is sent a notice who has not opened the bot before.</summary>
    public string? TeamsAppId { get; set; }

    /// <summary>The mailbox that e-mails are sent from, by its address. Without it nobody is told anything by e-mail.</summary>
    public string? MailFrom { get; set; }

    /// <summary>A client secret, for a registration that cannot use a managed identity.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The last day on which <see cref="ClientSecret"/> works, so that those who look after the bot can be told in time.</summary>
    public DateOnly? ClientSecretEnds { get; set; }

    /// <summary>Where the keys of the Bot Framework's tokens are published.</summary>
    [HttpsAddress]
    public Uri TokenMetadata { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Where a message goes to somebody who has never written to the bot.</summary>
    [HttpsAddress]
    public Uri ServiceUrl { get; set; } = new("https://smba.trafficmanager.net/teams/");

    /// <summary>The only hosts that the bot's own token is sent to.</summary>
    [MinLength(1)]
    public IList<string> ServiceHosts { get; } = ["smba.trafficmanager.net"];

    /// <summary>How many clicks and messages one person may send at once, and in each minute after that.</summary>
    [Range(10, 100_000, ErrorMessage = "PolicyBot:MostPerMinute is not between 10 and 100,000. Leave the setting out for 120.")]
    public int MostPerMinute { get; set; } = 120;

    [HttpsAddress]
    public Uri Graph { get; set; } = new("https://graph.microsoft.com/v1.0");
}

[AttributeUsage(AttributeTargets.Property)]
file sealed class HttpsAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is Uri { IsAbsoluteUri: true, Scheme: "https" };

    public override string FormatErrorMessage(string name) =>
        $"{BotOptions.Section}:{name} is not an https address. Leave the setting out, or give the whole address.";
}
