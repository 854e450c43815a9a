using System.Globalization;
using PolicyBot.Core.Packs;

namespace PolicyBot.Packs;

/// <summary>Reads the accounts section of a pack.</summary>
internal static class AccountsSection
{
    private static readonly string[] Keys = ["approvers", "fallback-approvers", "administrator", "runners-at-least", "questions", "gates", "set-up"];
    private static readonly string[] ApproverKeys = ["roles", "decision", "deputies", "clause", "source"];
    private static readonly string[] GateKeys = ["text", "check", "recorded-by", "clause", "source"];

    private static readonly Dictionary<string, DecisionRule> Decisions = new()
    {
        ["any-one"] = DecisionRule.AnyOne, ["majority"] = DecisionRule.Majority, ["all"] = DecisionRule.All,
    };

    private static readonly Dictionary<string, GateKind> Checks = new() { ["reading"] = GateKind.Reading, ["training"] = GateKind.Training };

    public static AccountsProcess? Read(PackSection pack, PackRoles roles, PackSources sources)
    {
        if (pack.Section("accounts", Keys) is not { } accounts)
            return null;

        var approvers = accounts.Section("approvers", ApproverKeys);
        if (approvers is null || approvers.Texts("roles").Count == 0)
            accounts.Fault("approvers", "nobody approves.", "Name the roles that decide: approvers: with roles: [slt].");
        if (accounts.Texts("fallback-approvers").Count == 0)
            accounts.Fault("fallback-approvers", "fallback-approvers is missing.", "Name the roles that decide when every approver is a requester or runner, such as [headteacher, chair-of-governors].");

        return new AccountsProcess(
            approvers is null ? [] : [.. approvers.Texts("roles").Select(role => roles.BoundInTenant(role, "decide", "Bind it to a group or people, or name it under fallback-approvers."))],
            approvers is null ? DecisionRule.AnyOne : Decision(approvers),
            approvers is null ? new RuleSource.SchoolSetting() : sources.Source(approvers),
            [.. accounts.Texts("fallback-approvers").Select(roles.Bound)],
            Administrator(accounts, roles),
            RunnersAtLeast(accounts),
            new QuestionsSection(accounts, sources).Read(),
            [.. accounts.Sections("gates", GateKeys).Select(gate => Gate(gate, sources))],
            sources.Texts(accounts, "set-up"))
        {
            Deputies = approvers is null ? [] : [.. approvers.Texts("deputies").Select(role => roles.BoundInTenant(role, "decide", "Bind it to a group or people: a deputy decides."))],
        };
    }

    private static string Administrator(PackSection accounts, PackRoles roles)
    {
        var written = accounts.Text("administrator", "Name the role that sets accounts up, such as administrator.");
        return written.Length == 0
            ? ""
            : roles.BoundInTenant(new Located(written, accounts.LineOf("administrator")), "be told", "Bind it to a group or people: an approval would tell nobody.");
    }

    private static DecisionRule Decision(PackSection approvers)
    {
        var written = approvers.OptionalText("decision") ?? "any-one";
        if (!Decisions.TryGetValue(written, out var decision))
            approvers.Fault("decision", $"{written} is not a way to decide.", NearestName.Cure(written, [.. Decisions.Keys]));
        return decision;
    }

    private static AccountGate Gate(PackSection gate, PackSources sources)
    {
        var (check, recordedBy) = (gate.OptionalText("check"), gate.OptionalText("recorded-by"));
        if (check is not null && !Checks.ContainsKey(check))
            gate.Fault("check", $"{check} can't be checked.", NearestName.Cure(check, [.. Checks.Keys]));
        if (recordedBy is not (null or "runners" or "approvers"))
            gate.Fault("recorded-by", $"{recordedBy} is nobody who records it.", "Write runners or approvers.");
        if (recordedBy is not null && check != "training")
            gate.Fault("recorded-by", "recorded-by belongs to check: training.", "Take it out: what was read, everybody says for themselves.");
        return new(Checks.GetValueOrDefault(check ?? ""), gate.Text("text", "Write it in one sentence."), sources.Source(gate))
        {
            TakesOwnWord = recordedBy != "approvers",
        };
    }

    private static int RunnersAtLeast(PackSection accounts)
    {
        var written = accounts.OptionalText("runners-at-least") ?? "2";
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var runners) && runners is >= 1 and <= 10)
            return runners;

        accounts.Fault("runners-at-least", $"{written} is not a number of runners.", "Write a whole number from 1 to 10.");
        return 0;
    }
}
