namespace PolicyBot.Incidents;

/// <summary>The buttons of incidents.</summary>
internal static class IncidentVerbs
{
    public const string Start = "incidents/start";
    public const string Mine = "incidents/mine";
    public const string Take = "incidents/take";

    /// <summary>Asks to be called back, without a dialog.</summary>
    public const string CallMe = "incidents/call-me";

    /// <summary>The same, about the headteacher.</summary>
    public const string CallMeAboutHead = "incidents/call-me-head";

    /// <summary>Opens the dialog of a report.</summary>
    public const string Report = "incidents/report";

    /// <summary>"Report to school" in the menu of a message: the command's id in the manifest.</summary>
    public const string ReportMessage = "incidents/report-message";

    public const string Forward = "incidents/forward";
    public const string Back = "incidents/back";
    public const string SaveAndClose = "incidents/save";
    public const string Send = "incidents/send";
    public const string Delete = "incidents/delete";

    /// <summary>Opens the dialog of a case.</summary>
    public const string Open = "incidents/open";

    public const string TakeInDialog = "incidents/take-here";
    public const string ToldInPerson = "incidents/told-in-person";
    public const string Write = "incidents/write";
    public const string Add = "incidents/add";
}
