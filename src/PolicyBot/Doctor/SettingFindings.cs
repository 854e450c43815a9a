using PolicyBot.Bot;
using PolicyBot.Core.Doctor;
using PolicyBot.Core.Packs;

namespace PolicyBot.Doctor;

/// <summary>Reads the settings and packs for what a start lets pass.</summary>
internal static class SettingFindings
{
    private const string Area = "Settings";

    public static IEnumerable<Finding> Of(BotOptions options)
    {
        List<Finding> findings = [];
        if (string.IsNullOrEmpty(options.TeamsAppId))
            findings.Add(Finding.Warning(
                Area, "PolicyBot:TeamsAppId is not set, so nobody is sent a card who has not opened the bot before.",
                "Upload the package to Teams and set it to the id that Teams gives the app (docs/install.md, steps 7 and 8)."));
        else if (!Guid.TryParseExact(options.TeamsAppId, "D", out _) || options.TeamsAppId.Equals(options.AppId, StringComparison.OrdinalIgnoreCase))
            findings.Add(Finding.Fault(
                Area, "PolicyBot:TeamsAppId is not the app's id in the Teams catalogue.",
                "Set it to the id that Teams gave the app when it was uploaded (docs/install.md, step 8). It is neither the bot's id nor the id in the manifest."));
        if (!options.ServiceHosts.Contains(options.ServiceUrl.Authority, StringComparer.OrdinalIgnoreCase))
            findings.Add(Finding.Fault(
                Area, "The host of PolicyBot:ServiceUrl is not among PolicyBot:ServiceHosts, so messages from there are refused.",
                $"Add {options.ServiceUrl.Authority} to PolicyBot:ServiceHosts, or leave both settings out."));
        return findings.Count > 0 ? findings : [Finding.Ok(Area, "They are complete.")];
    }

    public static IEnumerable<Finding> Of(SchoolPack school)
    {
        yield return Finding.Ok("Pack", $"{school.Name}: {school.Document.Clauses.Count} clauses of {school.Policy.Title}, every clause that the pack points to was looked up.");
        foreach (var warning in school.Warnings)
            yield return Finding.Warning("Pack", $"{school.Name}: {warning}", "Put it right in the pack, or in the document.");
    }

    public static Finding OfEndpoint(Probe<WebAnswer> probe) => probe switch
    {
        // Without a token the bot lets nobody in, and says so.
        Probe<WebAnswer>.Answered { Value.Status: 401 } => Finding.Ok("Endpoint", "The bot answers there, and lets nobody in without a token."),
        Probe<WebAnswer>.Answered { Value.Status: var status } => Finding.Fault(
            "Endpoint", $"Something answers there with {status}, and it is not the bot.", "Check the address, that the web app is running, and that the program was deployed (docs/install.md, step 5)."),
        _ => Finding.Fault("Endpoint", "Nothing answers at the bot's address.", "Check the address, and that Teams can reach it from the internet by https."),
    };

    public static Finding OfTokenKeys(Probe<WebAnswer> probe) => probe switch
    {
        Probe<WebAnswer>.Answered { Value.Status: 200 } => Finding.Ok("Teams", "The keys that prove who is calling can be read."),
        Probe<WebAnswer>.Answered { Value.Status: var status } => Finding.Fault(
            "Teams", $"The keys that prove who is calling cannot be read: the address in PolicyBot:TokenMetadata answers {status}.", "Leave PolicyBot:TokenMetadata out, or put it right. Until then nobody gets in."),
        _ => Finding.Fault(
            "Teams", "The keys that prove who is calling cannot be read: the address in PolicyBot:TokenMetadata does not answer.", "Let this machine reach https://login.botframework.com. Until then nobody gets in."),
    };
}
