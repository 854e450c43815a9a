using PolicyBot.Bot;
using PolicyBot.Connector;
using PolicyBot.Core.Doctor;

namespace PolicyBot.Doctor;

/// <summary>Whether the Bot Connector takes the bot's token, and whether a card arrives.</summary>
internal sealed class TeamsProbes(ConnectorClient connector, TeamsNotifier teams, TimeProvider time)
{
    public const string Scope = ConnectorClient.Scope;

    private const string Area = "Teams";

    /// <summary>Asks for a conversation that cannot be: whoever says so has looked at the token first.</summary>
    public async Task<Finding> ReachAsync(CancellationToken cancellation) =>
        await Probing.TryAsync(token => connector.GetConversationMemberAsync("a:nowhere", "nobody", token), time, cancellation) switch
        {
            Probe<TeamsChannelAccount>.Refused { Status: 401 } => Finding.Fault(
                Area, "The Bot Connector does not take the bot's token.",
                "Check that PolicyBot:AppId is the id in the Azure Bot resource, and that the resource is of the type that fits the identity."),
            Probe<TeamsChannelAccount>.Refused { Status: >= 500 } busy => Finding.Fault(
                Area, $"The Bot Connector answered {busy.Status}.", "Try again in some minutes, and look at Microsoft's service health."),
            Probe<TeamsChannelAccount>.Silent => Finding.Fault(
                Area, "The Bot Connector did not answer.", "Check PolicyBot:ServiceUrl, and let this machine reach that address."),
            _ => Finding.Ok(Area, "The Bot Connector answers and takes the bot's token."),
        };

    /// <summary>Sends a card that says that it is a trial, installing the app where it is missing.</summary>
    public async Task<Finding> DeliverAsync(string personId, CancellationToken cancellation) =>
        await teams.SendAsync(personId, DoctorCards.Trial, cancellation) switch
        {
            SendOutcome.Sent => Finding.Ok("Delivery", "A test card was delivered. Look for it in Teams."),
            SendOutcome.Later => Finding.Fault("Delivery", "The test card could not be delivered just now.", "Put right what is named above, and try again in a minute."),
            SendOutcome.Never { Status: 404 } => Finding.Fault(
                "Delivery", "The organisation's Teams catalogue has no app with the id in PolicyBot:TeamsAppId.",
                "Upload the package, then set PolicyBot:TeamsAppId to the id that Teams gave it (docs/install.md, steps 7 and 8). It is not the id in the manifest."),
            SendOutcome.Never { Status: 403 } => Finding.Fault(
                "Delivery", "The app may not be installed for this person.",
                "Check that TeamsAppInstallation.ReadWriteSelfForUser.All is granted, that a Teams app policy allows the app for them, and that they have a Teams licence."),
            SendOutcome.Never never => Finding.Fault("Delivery", $"The test card was not delivered. {never.Problem}", "Put that right, and try again."),
            var other => throw new InvalidOperationException($"No such outcome: {other}"),
        };
}
