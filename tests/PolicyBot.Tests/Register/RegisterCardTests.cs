using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;
using PolicyBot.Packs;
using PolicyBot.Register;
using PolicyBot.Tests.Packs;

namespace PolicyBot.Tests.Register;

/// <summary>Every card of the register, with a usual account and with the longest.</summary>
public sealed class RegisterCardTests
{
    private const RegisterRights All = RegisterRights.SetUp | RegisterRights.Manage | RegisterRights.Keep | RegisterRights.PermitChange;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 2, 0, TimeSpan.Zero);
    private static readonly Person Olivia = new("o", "Olivia Penrose"), Grace = new("g", "Grace Adeyemi"), Rhys = new("r", "Rhys Morgan"), Bilal = new("b", "Bilal Siddiqui");
    private static readonly SchoolPack School = PackFolder.Load(Repository.Root, new PackOptions { Schools = ["model"] }).Packs[0];

    public static TheoryData<string> Names => [.. Cards(Usual()).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_is_valid_and_small(string name)
    {
        CardFiles.Check($"register-{name}", Cards(Usual())[name]);
        CardSchema.Check(Cards(Longest())[name]);
    }

    private static Dictionary<string, AdaptiveCard> Cards(RegisterEntry entry)
    {
        var left = entry with { Leavers = [new(entry.Runners[0], LeaverBecause.Gone, Now)] };
        var asked = entry with { Change = new(3, new(entry.Runners[0], Now)) };
        var settingUp = entry with { Status = AccountStatus.SettingUp, SetUp = [.. entry.SetUp.Index().Select(step => step.Index > 2 ? step.Item with { Done = null } : step.Item)] };
        var handOver = new HandOver(entry.Runners[0], [new("z", "Zofia Kowalska"), entry.Runners[^1]], new(Olivia, Now), Now);
        var waiting = left with { HandOver = handOver, CheckAsked = Now };
        var list = new RegisterView.List([.. Enumerable.Repeat(entry, 12)], new(Olivia, All));
        return new()
        {
            ["set-up"] = SetUpCards.Of(School, One(settingUp, Olivia, All), null),
            ["set-up-refused"] = SetUpCards.Of(School, One(settingUp, Olivia, All, RegisterRules.LooksLikePassword + "."), null),
            ["list"] = ListCards.Of(School, list),
            ["found"] = ListCards.Found(School, [entry]),
            ["entry-staff"] = EntryCards.Of(School, One(entry, Grace, RegisterRights.None), null),
            ["entry-administrator"] = EntryCards.Of(School, One(entry, Olivia, All), null),
            ["entry-leaver"] = EntryCards.Of(School, One(left, Olivia, All), null),
            ["entry-hand-over"] = EntryCards.Of(School, One(waiting, Olivia, All), null),
            ["hand-over-ready"] = HandOverCards.Ready(entry, handOver),
            ["check-due"] = CheckCards.Due(School, waiting),
            ["check-overdue"] = CheckCards.Overdue(School, waiting),
            ["entry-closed"] = EntryCards.Of(School, One(entry with { Status = AccountStatus.Closed, ClosedOn = new(2026, 11, 20) }, Olivia, All), null),
            ["login-keeper"] = LoginCards.Of(School, One(asked, Olivia, All), null),
            ["login-runner"] = LoginCards.Of(School, One(entry, Rhys, RegisterRights.None), null),
            ["login-emergency"] = LoginCards.Of(School, One(entry, Grace, RegisterRights.Emergency), null),
            ["form"] = FormCards.Of(School, School.Register!, new(new("AC-7K2M-9QX4", null, entry.Name, null, null, null, false), [], ["Enter the platform, such as Instagram"])),
            ["export"] = ExportCards.Of(School, list),
            ["parents"] = NoticeCards.ForParents(School, entry),
            ["nobody-sets-up"] = NoticeCards.NobodySetsUp(School, entry),
            ["nobody-permits"] = NoticeCards.NobodyPermits(School, entry),
            ["ready"] = NoticeCards.Ready(School, entry, entry.Runners[0]),
            ["transferred"] = NoticeCards.Transferred(entry, entry.Runners[^1]),
            ["closed"] = NoticeCards.Closed(entry with { ClosedOn = new(2026, 11, 20) }, Happened(entry)),
            ["emergency"] = NoticeCards.Emergency(entry, Happened(entry)),
            ["change-decided"] = NoticeCards.ChangeDecided(entry, Happened(entry) with { What = "permitted" }),
        };
    }

    private static RegisterView.One One(RegisterEntry entry, Person who, RegisterRights rights, string? problem = null) =>
        new(entry, new(who, rights), problem, [.. Enumerable.Repeat(Happened(entry), 12)], Now);

    private static RegisterEvent Happened(RegisterEntry entry) => new(3, "asked to change the password", entry.Runners[0], Now, entry.Aim);

    private static RegisterEntry Usual() => RegisterScene.Entry(AccountStatus.Active, Rhys, Bilal) with
    {
        Address = RegisterScene.Address,
        Mail = "music@larkmere-vale.example",
        Aim = "To let families hear our concerts",
        Audience = "Parents and carers",
        SetUp = [.. School.Register!.SetUp.Select(step => new SetUpStep(step.Text, new(Olivia, Now)))],
        Secret = new(RegisterScene.Place, new(Olivia, Now)),
        Issued = [new(Rhys, new(Olivia, Now))],
        LastCheck = new(Rhys, Now),
    };

    private static RegisterEntry Longest()
    {
        string Of(int length) => new('m', length);
        var runners = Enumerable.Range(0, 10).Select(i => new Person($"{i}" + Of(35), $"{i}{Of(39)}")).ToArray();
        return Usual() with
        {
            Platform = Of(60), Name = Of(100), Address = Of(RegisterRules.LongestPlace), Aim = Of(RegisterRules.LongestReason), Audience = Of(500), Runners = runners, Moderators = runners, Mail = Of(100),
            Secret = new(Of(RegisterRules.LongestPlace), new(Olivia, Now)), Issued = [.. runners.Select(runner => new Issued(runner, new(Olivia, Now)))],
        };
    }
}
