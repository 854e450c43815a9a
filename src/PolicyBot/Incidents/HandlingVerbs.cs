namespace PolicyBot.Incidents;

/// <summary>The buttons with which a case is handled. Each form has one verb that shows it and one that takes it.</summary>
internal static class HandlingVerbs
{
    public const string ShowAssess = "incidents/assess-form";
    public const string Assess = "incidents/assess";
    public const string ShowPlan = "incidents/plan-form";
    public const string Plan = "incidents/plan";
    public const string ShowFinish = "incidents/finish-form";
    public const string Finish = "incidents/finish";
    public const string ShowHandOver = "incidents/hand-over-form";
    public const string HandOver = "incidents/hand-over";
    public const string ShowClose = "incidents/close-form";
    public const string Close = "incidents/close";
    public const string ShowReopen = "incidents/reopen-form";
    public const string Reopen = "incidents/reopen";
    public const string History = "incidents/history";
}
