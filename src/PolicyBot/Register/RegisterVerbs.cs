namespace PolicyBot.Register;

/// <summary>The buttons of the register.</summary>
internal static class RegisterVerbs
{
    public const string List = "register/list";
    public const string Show = "register/show";
    public const string SetUp = "register/set-up";
    public const string Correct = "register/correct";
    public const string Check = "register/check";
    public const string LogIn = "register/login-details";
    public const string Keep = "register/keep";
    public const string Issue = "register/issue";
    public const string BreakGlass = "register/emergency";
    public const string AskChange = "register/ask-change";
    public const string AllowChange = "register/allow-change";
    public const string RefuseChange = "register/refuse-change";
    public const string Leave = "register/leave";
    public const string Stay = "register/stay";
    public const string Transfer = "register/transfer";
    public const string Close = "register/close";
    public const string ParentNotice = "register/parent-notice";
    public const string Form = "register/form";
    public const string Enter = "register/enter";
    public const string Export = "register/export";

    /// <summary>The same as a file.</summary>
    public const string ExportFile = "register/export-file";
}
