using PolicyBot.Approvals;
using PolicyBot.Cards;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Notices;
using PolicyBot.Core.Packs;
using PolicyBot.Core.People;
using PolicyBot.Packs;
using PolicyBot.Tests.Packs;

namespace PolicyBot.Tests.Approvals;

/// <summary>Every card of approvals, with a usual request and with the longest.</summary>
public sealed class ApprovalCardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 2, 0, TimeSpan.Zero);
    private static readonly Person Ann = new("a", "Ann Fletcher"), Grace = new("g", "Grace Adeyemi"), Tom = new("t", "Tom Hargreaves"), Mei = new("m", "Mei Cartwright"), Rhys = new("r", "Rhys Morgan");
    private static readonly SchoolPack School = PackFolder.Load(Repository.Root, new PackOptions { Schools = ["model"] }).Packs[0];
    private static readonly GateCheck[] NotReady = [new(Rhys, [new(GateKind.Reading, null, null), new(GateKind.Training, new(2026, 11, 3), Grace)])];

    public static TheoryData<string> Names => [.. Cards(Usual()).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_is_valid_and_small(string name)
    {
        CardFiles.Check($"approval-{name}", Cards(Usual())[name]);
        CardSchema.Check(Cards(Longest())[name]);
    }

    private static Dictionary<string, AdaptiveCard> Cards(ApprovalCase request)
    {
        var reason = new string('m', request.Title.Length > 100 ? ApprovalRules.LongestReason : 40);
        ApprovalCase Decided(CaseStatus status) => request with { Status = status, Decision = new(Grace, Now, status == CaseStatus.Approved ? null : reason) };
        var changed = request with { Revision = 2, Fields = [.. request.Fields.Select((field, at) => at == 2 ? field with { Previous = "To share match results" } : field)] };
        var passed = request with { Passes = [new(Tom, Mei, Now, reason[..Math.Min(reason.Length, PassRules.LongestNote)])] };
        var several = request with { Rule = DecisionRule.Majority, Votes = [new(Tom, Now, false, reason), new(Mei, Now, true, null)] };
        Delivery[] deliveries = [.. new[] { Grace, Tom, Mei }.Select(person => new Delivery(person.Id, person.Name, true, DeliveryState.Delivered, null, 1)), new("x", "Priya Nair", true, DeliveryState.Failed, "Teams does not let PolicyBot be installed for them. They were sent an e-mail.", 0)];
        var panel = new ApproverPanel([Grace, Tom, Mei]);
        return new()
        {
            ["decide"] = DecisionCards.Of(School, request, [], canDecide: true),
            ["decide-changed"] = DecisionCards.Of(School, changed, [], canDecide: true),
            ["decide-passed"] = DecisionCards.Of(School, passed, [], canDecide: true, "Tom Hargreaves passed this to you."),
            ["decide-several"] = DecisionCards.Of(School, several, NotReady, canDecide: true, "Your rejection is noted. The other approvers can still approve it."),
            ["decided"] = DecisionCards.Of(School, Decided(CaseStatus.Approved), [], canDecide: false),
            ["rejected"] = DecisionCards.Of(School, Decided(CaseStatus.Rejected), [], canDecide: false),
            ["withdrawn"] = DecisionCards.Of(School, request with { Status = CaseStatus.Withdrawn }, [], canDecide: false),
            ["lapsed"] = DecisionCards.Of(School, request with { Status = CaseStatus.Expired }, [], canDecide: false),
            ["replaced"] = DecisionCards.Replaced(request),
            ["no-longer-yours"] = DecisionCards.NoLongerYours(request.Id),
            ["pass"] = PassCards.Choose(request, [Tom, Mei]),
            ["pass-nobody"] = PassCards.Choose(request, []),
            ["outcome-approved"] = OutcomeCards.ForRequester(Decided(CaseStatus.Approved)),
            ["outcome-rejected"] = OutcomeCards.ForRequester(Decided(CaseStatus.Rejected)),
            ["outcome-changes"] = OutcomeCards.ForRequester(Decided(CaseStatus.NeedsChanges)),
            ["outcome-lapsed"] = OutcomeCards.ForRequester(request with { Status = CaseStatus.Expired }),
            ["administrator"] = OutcomeCards.ForAdministrator(School, Decided(CaseStatus.Rejected)),
            ["no-administrator"] = OutcomeCards.NoAdministrator(School, Decided(CaseStatus.Approved)),
            ["still-waiting"] = OutcomeCards.StillWaiting(School, request, [Tom]),
            ["unreached"] = OutcomeCards.Unreached(request, toRequester: true),
            ["mine"] = ListCards.Mine(
                [.. new[] { (request, NotReady), (passed, []), (Decided(CaseStatus.NeedsChanges), []), (Decided(CaseStatus.Approved), []), (Decided(CaseStatus.Rejected), Array.Empty<GateCheck>()) }
                    .Select(own => new OwnRequest(own.Item1, deliveries, Waits.Of(School, own.Item1, panel, own.Item2, null)))], 12),
            ["mine-none"] = ListCards.Mine([], 0),
            ["queue"] = ListCards.Queue([.. Enumerable.Repeat(request, ListCards.MostShown)], 12),
            ["queue-empty"] = ListCards.Queue([], 0),
        };
    }

    private static ApprovalCase Usual() => new()
    {
        Id = "AR-7K2M-9QX4", School = "model", Title = "Larkmere Vale Music on Instagram", RequestedBy = Ann,
        Fields =
        [
            new("Platform", "Instagram"), new("Name", "Larkmere Vale Music"), new("Aim", "To let families hear our concerts"), new("Audience", "Parents and carers"),
            new("Promotion", "In the newsletter"), new("Who will run it", "Rhys Morgan, Bilal Siddiqui"), new("Helpers", "None"), new("Open or closed", "Closed: only people who are let in can see it"),
        ],
        Barred = [new(Ann.Id, BarredBecause.Requester)], Runners = [Rhys], ApproverRoles = [RoleIds.Slt], AdministratorRole = RoleIds.Administrator, FallbackRoles = [RoleIds.Headteacher],
        Revision = 1, Sequence = 1, Status = CaseStatus.Pending, SubmittedAt = Now,
    };

    private static ApprovalCase Longest() => Usual() with
    {
        Title = new('m', 164),
        Fields = [.. School.Accounts!.Questions.Select(question => new CaseField(question.Label, new('m', question.Longest), null))],
    };
}
