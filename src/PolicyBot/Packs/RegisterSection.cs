using System.Globalization;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads the register section of a pack. Where accounts are requested too, what it leaves out is as it is there.</summary>
internal static class RegisterSection
{
    private static readonly string[] Keys = ["administrator", "leaders", "runners-at-least", "set-up", "clause", "source", "notice-to-parents", "leavers"];
    private static readonly string[] SourceKeys = ["clause", "source"];

    /// <summary>Null where there is nothing to keep a register by.</summary>
    public static RegisterProcess? Read(PackSection pack, AccountsProcess? accounts, PackRoles roles, PackSources sources)
    {
        var section = pack.Section("register", Keys);
        if (section is null && accounts is null)
            return null;
        return new RegisterProcess(
            Administrator(section, accounts, roles),
            Leaders(section, roles),
            RunnersAtLeast(section) ?? accounts?.RunnersAtLeast ?? 1,
            section?.Has("set-up") == true ? sources.Texts(section, "set-up") : accounts?.SetUp ?? [],
            section is not null && (section.Has("clause") || section.Has("source")) ? sources.Source(section) : null,
            Source(section, "notice-to-parents", sources),
            Source(section, "leavers", sources));
    }

    private static string Administrator(PackSection? section, AccountsProcess? accounts, PackRoles roles)
    {
        if (section?.Has("administrator") != true && accounts is not null)
            return accounts.Administrator;
        var written = section!.Text("administrator", "Name the role that keeps the register, such as administrator.");
        return written.Length == 0
            ? ""
            : roles.BoundInTenant(new Located(written, section.LineOf("administrator")), "keep the register", "Bind it to a group or people.");
    }

    private static IReadOnlyList<string> Leaders(PackSection? section, PackRoles roles) => section?.Texts("leaders") is { Count: > 0 } named
        ? [.. named.Select(roles.Bound)]
        : [.. new[] { RoleIds.Slt, RoleIds.Headteacher }.Where(roles.Bindings.ContainsKey)];

    private static int? RunnersAtLeast(PackSection? section)
    {
        if (section?.OptionalText("runners-at-least") is not { } written)
            return null;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var runners) && runners is >= 1 and <= 10)
            return runners;
        section.Fault("runners-at-least", $"{written} is not a number of runners.", "Write a whole number from 1 to 10.");
        return null;
    }

    private static RuleSource? Source(PackSection? section, string key, PackSources sources) =>
        section?.Section(key, SourceKeys) is { } rule ? sources.Source(rule) : null;
}
