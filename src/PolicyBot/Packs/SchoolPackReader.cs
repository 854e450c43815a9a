using System.Globalization;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>What became of reading one pack.</summary>
internal abstract record PackRead
{
    private PackRead()
    {
    }

    public sealed record Sound(SchoolPack Pack, IReadOnlyList<PackFault> Warnings) : PackRead;

    public sealed record Faulty(IReadOnlyList<PackFault> Faults) : PackRead;
}

/// <summary>Reads one school.yaml with its policy document, and finds every fault in it.</summary>
internal sealed class SchoolPackReader(string id, string packFile, PolicyFiles policies, DateOnly today)
{
    private static readonly string[] Keys = ["school", "policy", "processes", "roles", "accounts", "register", "routes", "outside-help", "advice", "letters", "programme", "retention", "deadlines", "calendar"];
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly PackFaultLog _log = new(packFile);

    public PackRead Read(string yaml)
    {
        if (PackYaml.Read(yaml, _log) is not { } map)
            return new PackRead.Faulty(_log.Faults);

        var pack = new PackSection(map, "", _log, Keys);
        var policy = PolicySection.Read(pack);
        var found = policies.Find(id, policy.File);
        if (found is PolicyFound.Missing missing && policy.File.Length > 0)
            _log.Add(policy.FileLine, missing.Problem, missing.Cure);

        var document = (found as PolicyFound.Document)?.Policy;
        var sources = new PackSources(_log, document, found is PolicyFound.Document { ChosenBySetting: true });
        var roles = new PackRoles(pack, _log);
        var parts = ReadParts(pack, roles, sources);
        if (_log.Faults.Count > 0 || document is null)
            return new PackRead.Faulty(_log.Faults);

        // The pack knows the version and dates of the document it was written for, and of no other.
        var isOwn = sources.Missed.Count == 0 && Path.GetFileName(document.FileName) == policy.File;
        var stated = isOwn ? policy.Over(document) : document;
        return new PackRead.Sound(
            new SchoolPack(id, parts.Name, PolicyReference.Of(stated), stated, roles.Bindings, parts.Accounts, parts.Routes, parts.Calendar, parts.Deadlines, parts.Processes)
            {
                OutsideHelp = parts.OutsideHelp,
                Advice = parts.Advice,
                Letters = parts.Letters,
                Programme = parts.Programme,
                Retentions = parts.Retentions,
                Register = parts.Register,
            },
            [.. sources.Missed, .. Outdated(pack, parts.Calendar)]);
    }

    private static Parts ReadParts(PackSection pack, PackRoles roles, PackSources sources)
    {
        var processes = Processes(pack);
        var accounts = AccountsSection.Read(pack, roles, sources);
        var isOn = processes.Contains(SchoolProcess.Accounts);
        if (isOn && !pack.Has("accounts"))
            pack.Fault("processes", "accounts is switched on, but the pack has no section accounts.", "Add the section, or take accounts out of processes.");

        var register = RegisterSection.Read(pack, isOn ? accounts : null, roles, sources);
        if (processes.Contains(SchoolProcess.Register) && !isOn && !pack.Has("register"))
            pack.Fault("processes", "register is switched on, but the pack has no section register.", "Add the section, or take register out of processes.");

        return new Parts(
            pack.Text("school", "Write the school's name after school:."),
            isOn ? accounts : null,
            isOn || processes.Contains(SchoolProcess.Register) ? register : null,
            RoutesSection.Read(pack, roles, sources),
            sources.Texts(pack, "outside-help"),
            AdviceSection.Read(pack, sources),
            LettersSection.Read(pack, roles, sources),
            ProgrammeSection.Read(pack, roles, sources),
            RetentionSection.Read(pack, sources),
            TimeSections.Calendar(pack),
            TimeSections.Deadlines(pack, sources),
            processes);
    }

    private static HashSet<string> Processes(PackSection pack)
    {
        var processes = pack.Texts("processes");
        if (processes.Count == 0)
            pack.Fault("processes", "processes is missing.", $"Name what is switched on: processes: [{string.Join(", ", SchoolProcess.All)}].");
        foreach (var unknown in processes.Where(process => !SchoolProcess.All.Contains(process.Value)))
            pack.Fault("processes", $"{unknown.Value} is not a process.", NearestName.Cure(unknown.Value, SchoolProcess.All));

        return [.. processes.Select(process => process.Value)];
    }

    private IEnumerable<PackFault> Outdated(PackSection pack, SchoolCalendar calendar)
    {
        if (calendar.LastDay is { } last && last < today)
            yield return new PackFault(_log.File, pack.LineOf("calendar"), $"The calendar ended on {last.ToString("d MMMM yyyy", English)}: every working day now counts as a school day.", "Add the new terms.");
    }

    private sealed record Parts(
        string Name,
        AccountsProcess? Accounts,
        RegisterProcess? Register,
        IReadOnlyList<ReportRoute> Routes,
        IReadOnlyList<SourcedText> OutsideHelp,
        IReadOnlyList<ReportAdvice> Advice,
        IReadOnlyList<LetterTemplate> Letters,
        IReadOnlyList<ProgrammeItem> Programme,
        IReadOnlyList<Retention> Retentions,
        SchoolCalendar Calendar,
        IReadOnlyDictionary<string, Deadline> Deadlines,
        IReadOnlySet<string> Processes);
}
