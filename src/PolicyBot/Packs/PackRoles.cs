using System.Text.RegularExpressions;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads the roles section, and checks every role that the rest of the pack speaks of against it.</summary>
internal sealed partial class PackRoles
{
    private static readonly string[] BindingKeys = ["title", "group", "people", "mail", "phone"];
    private readonly PackFaultLog _log;

    public PackRoles(PackSection pack, PackFaultLog log)
    {
        _log = log;
        var roles = pack.Section("roles", known: null);
        Bindings = roles is null ? new Dictionary<string, RoleBinding>() : roles.Keys.Select(role => Read(roles, role)).ToDictionary(role => role.Id);

        if (!Bindings.TryGetValue(RoleIds.Staff, out var staff))
            log.Add(pack.LineOf("roles"), "roles: staff is missing.", "Bind staff to the Entra group of everyone who may use the bot.");
        else if (!staff.IsInTenant)
            log.Add(roles!.LineOf(RoleIds.Staff), "roles: staff has neither group nor people.", "Bind staff to the Entra group of everyone who may use the bot.");
    }

    public IReadOnlyDictionary<string, RoleBinding> Bindings { get; }

    /// <summary>The role's id, once it is known to be bound.</summary>
    public string Bound(Located role)
    {
        if (!Bindings.ContainsKey(role.Value))
            _log.Add(role.Line, $"The role {role.Value} is not bound.", $"Add it under roles. {NearestName.Cure(role.Value, [.. Bindings.Keys])}");
        return role.Value;
    }

    /// <summary>The role's id, once it is known to be bound to somebody who can click.</summary>
    /// <param name="purpose">What nobody could do there otherwise.</param>
    public string BoundInTenant(Located role, string purpose, string cure)
    {
        if (Bindings.TryGetValue(role.Value, out var binding) && !binding.IsInTenant)
            _log.Add(role.Line, $"The role {role.Value} has only an e-mail address and cannot {purpose} in Teams.", cure);
        return Bound(role);
    }

    private RoleBinding Read(PackSection roles, Located role)
    {
        if (!KebabCase().IsMatch(role.Value))
            _log.Add(role.Line, $"roles: {role.Value} is not a role id.", "Use small letters, figures and hyphens, such as deputy-dsl.");
        if (roles.Section(role.Value, BindingKeys) is not { } binding)
            return new RoleBinding(role.Value, role.Value, null, [], null);

        var title = binding.Text("title", "Write the role in words, such as title: Headteacher.");
        var (group, people, mail) = (binding.OptionalText("group"), binding.Texts("people"), binding.OptionalText("mail"));
        if (group is null && people.Count == 0 && mail is null)
            _log.Add(role.Line, $"roles: {role.Value} is bound to nobody.", "Add group, people or mail.");
        if (group is not null && people.Count > 0)
            binding.Fault("people", "both group and people are given.", "Keep one of them.");
        if (group is not null && !Guid.TryParseExact(group, "D", out _))
            binding.Fault("group", $"{group} is not the object id of a group.", "Copy the Object ID from the group's page in the Entra admin centre.");
        if (mail is not null && !Address().IsMatch(mail))
            binding.Fault("mail", $"{mail} is not an e-mail address.", "Write it as name@school.example.");
        foreach (var person in people.Where(person => !Guid.TryParseExact(person.Value, "D", out _) && !Address().IsMatch(person.Value)))
            _log.Add(person.Line, $"roles: {role.Value}: {person.Value} is not a person.", "Use the person's Entra object id or user principal name.");

        return new RoleBinding(role.Value, title, group, [.. people.Select(person => person.Value)], mail) { Phone = binding.OptionalText("phone") };
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")]
    private static partial Regex Address();
}
