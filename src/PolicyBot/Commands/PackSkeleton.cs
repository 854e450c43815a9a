using System.Globalization;
using System.Text;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Commands;

/// <summary>Begins a pack: the policy as Markdown, and a school.yaml that loads once its ids are filled in.</summary>
internal static class PackSkeleton
{
    /// <returns>The folder.</returns>
    /// <exception cref="PolicyFileException">The pack is there already, or the folder can't be written; nothing is left behind.</exception>
    public static string Write(ImportOptions options, string text, PolicyDocument document, PolicySurvey survey, DateTimeOffset now)
    {
        var folder = Path.Combine(options.Packs, options.School!);
        if (Path.Exists(folder)) throw new PolicyFileException($"{folder} is there already, and nothing was changed: take another --school, or remove the folder first.");
        var half = Path.Combine(options.Packs, $".{options.School}-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(half);
            File.WriteAllText(Path.Combine(half, "policy.md"), text);
            File.WriteAllText(Path.Combine(half, "school.yaml"), Yaml(options.School!, document, survey, now));
            // Whole or not at all; fails where somebody else was faster.
            Directory.Move(half, folder);
            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
            throw new PolicyFileException($"{folder} can't be written: {fault.Message}");
        }
    }

    private static string Yaml(string id, PolicyDocument document, PolicySurvey survey, DateTimeOffset now)
    {
        var yaml = new StringBuilder();
        yaml.AppendLine("# Begun by import. Put your own in place of every FILL-IN; docs/packs.md explains every key, packs/model is complete.");
        yaml.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"school: {Quoted(CultureInfo.GetCultureInfo("en-GB").TextInfo.ToTitleCase(id.Replace('-', ' ')))}   # as staff know it");
        yaml.AppendLine().AppendLine("policy:").AppendLine("  file: policy.md").AppendLine(CultureInfo.InvariantCulture, $"  title: {Quoted(document.Title)}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"  version: {Quoted(document.Version ?? "unknown")}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"  approved: {Quoted(document.Approved?.AsWritten ?? "unknown")}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"  next-review: {Quoted(document.NextReview?.AsWritten ?? "unknown")}");
        yaml.AppendLine("  # owner: a role or department, not a person's name");
        yaml.AppendLine().AppendLine("# Requests for school accounts: add accounts here, and the section accounts as in packs/model.").AppendLine("processes: [asking]");
        Roles(yaml, survey);
        yaml.AppendLine().AppendLine("# Who is told of what; packs/model has more.").AppendLine("routes:");
        yaml.AppendLine("  - for: question").AppendLine("    to: [policy-owner]").AppendLine("    source: school setting");
        Terms(yaml, now);
        return yaml.ToString();
    }

    private static void Roles(StringBuilder yaml, PolicySurvey survey)
    {
        yaml.AppendLine().AppendLine("# group: the Object ID of an Entra group. people: Object IDs or user principal names. mail: for somebody without an account.").AppendLine("roles:");
        Role(yaml, RoleIds.Staff, "Staff", "group: FILL-IN", "everyone who may use the bot");
        Role(yaml, RoleIds.PolicyOwner, "Policy owner", "people: [FILL-IN]", "hears what the policy does not answer");
        foreach (var role in survey.Roles)
        {
            var holds = role.RoleId switch { RoleIds.Slt => "group: FILL-IN", RoleIds.ChairOfGovernors => "mail: FILL-IN", _ => "people: [FILL-IN]" };
            Role(yaml, role.RoleId, char.ToUpperInvariant(role.AsWritten[0]) + role.AsWritten[1..], holds, $"named in {role.Clauses} {(role.Clauses == 1 ? "clause" : "clauses")}");
        }
    }

    private static void Role(StringBuilder yaml, string id, string title, string holds, string why) =>
        yaml.AppendLine(CultureInfo.InvariantCulture, $"  {id}:   # {why}").AppendLine(CultureInfo.InvariantCulture, $"    title: {Quoted(title)}").AppendLine(CultureInfo.InvariantCulture, $"    {holds}");

    private static void Terms(StringBuilder yaml, DateTimeOffset now)
    {
        var first = now.Month >= 8 ? now.Year : now.Year - 1;
        yaml.AppendLine().AppendLine("# Put your own dates in: deadlines are counted in school days.").AppendLine("calendar:").AppendLine("  terms:");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"    - {{ name: Autumn {first}, from: {first}-09-01, to: {first}-12-18 }}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"    - {{ name: Spring {first + 1}, from: {first + 1}-01-04, to: {first + 1}-03-26 }}");
        yaml.AppendLine(CultureInfo.InvariantCulture, $"    - {{ name: Summer {first + 1}, from: {first + 1}-04-12, to: {first + 1}-07-21 }}");
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
