using System.Security.Cryptography;
using System.Text;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Incidents;

namespace PolicyBot.Core.Packs;

/// <summary>
/// What one school has told PolicyBot: its policy document, who holds which role, and how its processes run.
/// A pack that loaded is sound: every role it names is bound and every clause it quotes stands in the document in use.
/// </summary>
/// <param name="Id">The pack's folder name in kebab-case; also the school's partition in the store.</param>
/// <param name="Name">The school's name as staff write it.</param>
/// <param name="Policy">What the policy document says of itself.</param>
/// <param name="Document">The policy document that is answered from.</param>
/// <param name="Roles">Every role the school has bound, by role id.</param>
/// <param name="Accounts">The new-account process; null where the school has not switched it on.</param>
/// <param name="Routes">Who is told of what.</param>
/// <param name="Calendar">School days.</param>
/// <param name="Deadlines">How long things may take, by deadline id; see <see cref="Deadline(string)"/>.</param>
/// <param name="Processes">What the school has switched on; see <see cref="SchoolProcess"/>.</param>
public sealed record SchoolPack(
    string Id,
    string Name,
    PolicyReference Policy,
    PolicyDocument Document,
    IReadOnlyDictionary<string, RoleBinding> Roles,
    AccountsProcess? Accounts,
    IReadOnlyList<ReportRoute> Routes,
    SchoolCalendar Calendar,
    IReadOnlyDictionary<string, Deadline> Deadlines,
    IReadOnlySet<string> Processes)
{
    /// <summary>Everyone who may talk to the bot: pupils and guests live in the same tenant and are not in here.</summary>
    public RoleBinding Staff => Roles[RoleIds.Staff];

    /// <summary>The binding of a role, or null where the school has not bound it.</summary>
    public RoleBinding? Role(string roleId) => Roles.GetValueOrDefault(roleId);

    /// <summary>
    /// Which edition of the policy is in force: what has been read counts for one edition. It is what the document says of itself, so that
    /// people can tell editions apart, and a fingerprint of its words where it says nothing.
    /// </summary>
    public string Edition => (Policy.Version, Policy.Approved) switch
    {
        (null, null) => "words " + Fingerprint(Document),
        ({ } version, null) => $"version {version}",
        (null, { } approved) => $"approved {approved.AsWritten}",
        var (version, approved) => $"version {version}, approved {approved.AsWritten}",
    };

    /// <summary>Whom the school can bring in from outside, such as the police or a helpline, in the pack's words and with where it stands.</summary>
    public IReadOnlyList<SourcedText> OutsideHelp { get; init; } = [];

    /// <summary>What the school says of reports, in the order of the pack; see <see cref="AdviceFor"/>.</summary>
    public IReadOnlyList<ReportAdvice> Advice { get; init; } = [];

    /// <summary>What should be put right in the pack without keeping the bot from starting, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How long closed cases are kept, where the school says so; see <see cref="IncidentErasure.For"/>.</summary>
    public IReadOnlyList<Retention> Retentions { get; init; } = [];

    /// <summary>The letters and replies that the school words or sends in its own way; see <see cref="LetterTemplate.Of"/> for all of them.</summary>
    public IReadOnlyList<LetterTemplate> Letters { get; init; } = [];

    /// <summary>What the school does on days of its own, such as evenings for parents.</summary>
    public IReadOnlyList<ProgrammeItem> Programme { get; init; } = [];

    /// <summary>How the register of accounts is kept; null where the school has none.</summary>
    public RegisterProcess? Register { get; init; }

    /// <summary>
    /// Who is told: the route for this subject from this reporter, else for this subject, else from this reporter, else for anything.
    /// The role that a report is about is never among them. Null where nobody is left.
    /// </summary>
    /// <param name="process">One of <see cref="RouteProcesses"/>.</param>
    /// <param name="subject">One of <see cref="RouteSubjects"/>.</param>
    /// <param name="reporter">A role id, or one of <see cref="RouteReporters"/>.</param>
    public ReportRoute? RouteFor(string process, string subject = RouteSubjects.Any, string reporter = RouteReporters.Any)
    {
        (string Subject, string Reporter)[] nearestFirst =
            [(subject, reporter), (subject, RouteReporters.Any), (RouteSubjects.Any, reporter), (RouteSubjects.Any, RouteReporters.Any)];
        return nearestFirst
            .Select(near => Routes.FirstOrDefault(route => route.Process == process && (route.Subject, route.Reporter) == near))
            .OfType<ReportRoute>()
            .Select(route => route with { To = [.. route.To.Where(role => role != subject)] })
            .FirstOrDefault(route => route.To.Count > 0);
    }

    /// <summary>What the school says where a report is written or handled.</summary>
    /// <param name="place">One of <see cref="ReportAdvice.Places"/>.</param>
    public IEnumerable<SourcedText> AdviceFor(string place) => Advice.Where(advice => advice.For == place).Select(advice => advice.Said);

    /// <summary>How long something may take: the pack's own figure, else the default, which counts as a school setting.</summary>
    /// <exception cref="KeyNotFoundException">The id is not one of <see cref="DeadlineIds.Defaults"/>.</exception>
    public Deadline Deadline(string deadlineId) => Deadlines.GetValueOrDefault(deadlineId) ?? DeadlineIds.Defaults[deadlineId];

    /// <summary>When something is due that begins at this moment; see <see cref="SchoolCalendar.Due"/>.</summary>
    /// <exception cref="KeyNotFoundException">The id is not one of <see cref="DeadlineIds.Defaults"/>.</exception>
    public DateTimeOffset Due(string deadlineId, DateTimeOffset from) => Calendar.Due(Deadline(deadlineId), from);

    private static string Fingerprint(PolicyDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', document.Clauses.Select(clause => clause.Text)))))[..12];
}

/// <summary>The schools that are switched on, in the order of the setting.</summary>
public sealed class SchoolPacks(IReadOnlyList<SchoolPack> packs)
{
    /// <summary>Every school that is switched on.</summary>
    public IReadOnlyList<SchoolPack> All { get; } = packs;

    /// <summary>The school with this id, or null where it is not switched on.</summary>
    public SchoolPack? Find(string schoolId) => All.FirstOrDefault(pack => pack.Id == schoolId);
}

/// <summary>The processes a pack can switch on.</summary>
public static class SchoolProcess
{
    /// <summary>Questions about the policy.</summary>
    public const string Asking = "asking";

    /// <summary>New social media accounts: request, decision, set-up.</summary>
    public const string Accounts = "accounts";

    /// <summary>Reports of something that happened, carried to the end.</summary>
    public const string Incidents = "incidents";

    /// <summary>The register of accounts. A school with <see cref="Accounts"/> has it too.</summary>
    public const string Register = "register";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Asking, Accounts, Incidents, Register];
}
