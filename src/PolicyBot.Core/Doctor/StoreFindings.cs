namespace PolicyBot.Core.Doctor;

/// <summary>Reads whether records can be kept.</summary>
public static class StoreFindings
{
    private const string Area = "Storage";

    /// <param name="probe">What came of writing, reading and deleting a row.</param>
    public static Finding Of(Probe<bool> probe) => probe switch
    {
        Probe<bool>.Answered { Value: true } => Finding.Ok(Area, "A row was written, read and deleted."),
        Probe<bool>.Answered => Finding.Fault(Area, "A row was written and not found again.", "Check that PolicyBot:Storage names one table that nobody else writes to."),
        Probe<bool>.Refused { Code: "TableNotFound" } => Finding.Fault(
            Area, "The table is not there.", "Start the bot once, which makes it, and check the name in PolicyBot:Storage:Table."),
        Probe<bool>.Refused { Code: "AuthorizationPermissionMismatch" or "AuthorizationFailure" } => Finding.Fault(
            Area, "The bot's identity may not write to the table.",
            "Give it the role Storage Table Data Contributor on the storage account; that takes effect after some minutes. Also check the account's network rules."),
        Probe<bool>.Refused { Code: "AuthenticationFailed" } => Finding.Fault(
            Area, "The storage account does not take the key in PolicyBot:Storage:ConnectionString.", "Copy the connection string again, from the storage account, under Access keys."),
        Probe<bool>.Refused { Code: "NoToken" } => Finding.Fault(
            Area, "There is no token for the storage account.", "Put the bot's identity right first. Then give it the role Storage Table Data Contributor."),
        Probe<bool>.Refused refused => Finding.Fault(
            Area, $"The storage account refused ({refused.Status} {refused.Code}).", "Check PolicyBot:Storage, and that the account takes this way of signing in."),
        _ => Finding.Fault(
            Area, "The storage account did not answer.",
            "Check the address in PolicyBot:Storage, and that the account's network rules let this machine in."),
    };
}
