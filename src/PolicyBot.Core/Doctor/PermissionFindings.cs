namespace PolicyBot.Core.Doctor;

/// <summary>Reads which Graph permissions the bot has, from what came of using them.</summary>
public static class PermissionFindings
{
    private const string Area = "Graph permissions";
    private const string Grant = "Grant it with infra/grant-permissions.ps1 (docs/install.md, step 4). Azure may keep the older answer for up to a day.";

    /// <summary>Whether groups and people can be read.</summary>
    public static IEnumerable<Finding> OfReading(DirectoryProbes probes)
    {
        yield return Of("GroupMember.Read.All", "Without it nobody is answered.", probes.Groups.Values);

        var members = probes.Groups.Values.OfType<Probe<IReadOnlyList<Account>?>.Answered>().SelectMany(group => group.Value ?? []).ToList();
        if (members.Count > 0 && members.TrueForAll(member => !member.HasName))
            yield return Missing("User.Read.All", "Without it people have no names.");
        else if (probes.People.Count > 0)
            yield return Of("User.Read.All", "Without it roles that are bound to people have nobody.", probes.People.Values);
        else if (members.Count > 0)
            yield return Finding.Ok(Area, "User.Read.All is granted.");
    }

    /// <summary>Whether the app can be installed for somebody.</summary>
    /// <param name="probes">For each person asked about, whether they have it.</param>
    public static IEnumerable<Finding> OfInstalling(IReadOnlyCollection<Probe<bool>> probes)
    {
        if (probes.Count == 0)
            yield break;
        yield return Of("TeamsAppInstallation.ReadWriteSelfForUser.All", "Without it an approver who has never opened the bot gets no card.", probes);
        var answers = probes.OfType<Probe<bool>.Answered>().ToList();
        if (answers.Count > 0)
            yield return answers.Exists(answer => answer.Value)
                ? Finding.Ok("Teams app", $"It is installed for {answers.Count(answer => answer.Value)} of the {answers.Count} who decide.")
                : Finding.Warning(
                    "Teams app", "It is installed for none of those who decide, so that PolicyBot:TeamsAppId could not be proved right.",
                    "Have a test card sent, with --send-to and your sign-in name: that installs the app for you.");
    }

    private static Finding Of<T>(string permission, string without, IEnumerable<Probe<T>> probes)
    {
        var all = probes.ToList();
        if (all.OfType<Probe<T>.Refused>().Any(refused => refused.Status == 403))
            return Missing(permission, without);
        if (all.OfType<Probe<T>.Refused>().FirstOrDefault() is { } refusal)
            return refusal.Status == 401
                ? Finding.Fault(Area, "Microsoft Graph does not take the bot's token.", "Check that PolicyBot:Graph is the address for this tenant's cloud.")
                : Finding.Fault(Area, $"{permission} could not be tried: Microsoft Graph answered {refusal.Status} {refusal.Code}.", "Try again. If it stays, look the code up in Microsoft's Graph documentation.");
        return all.OfType<Probe<T>.Silent>().Any()
            ? Finding.Fault(Area, $"{permission} could not be tried: Microsoft Graph did not answer within two seconds.", "Let this machine reach the address in PolicyBot:Graph (https://graph.microsoft.com), and try again.")
            : Finding.Ok(Area, $"{permission} is granted.");
    }

    private static Finding Missing(string permission, string without) => Finding.Fault(Area, $"{permission} is missing. {without}", Grant);
}
