using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Approvals;
using PolicyBot.Core.Packs;
using CorePerson = PolicyBot.Core.People.Person;

namespace PolicyBot.Testing;

/// <summary>Test data: a test names only what matters to it.</summary>
public static class Some
{
    public const string CaseId = "AR-7K2M-9QX4";

    /// <summary>A request for an account as the accounts feature makes it.</summary>
    public static ApprovalCase Request(
        Someone by, string id = CaseId, string school = "model", string aim = "Share match results", IReadOnlyList<Someone>? runners = null, DateTimeOffset at = default) => new()
    {
        Id = id,
        School = school,
        Title = "Instagram account “Larkmere Vale Football”",
        RequestedBy = PersonOf(by),
        Fields =
        [
            new("Platform", "Instagram"),
            new("What is the account meant to achieve?", aim),
            new("Who will run it?", string.Join(", ", (runners ?? []).Select(r => r.Name))),
        ],
        Barred = [new(by.Id, BarredBecause.Requester), .. (runners ?? []).Select(r => new Barred(r.Id, BarredBecause.Runner))],
        ApproverRoles = [RoleIds.Slt],
        AdministratorRole = RoleIds.Administrator,
        FallbackRoles = [RoleIds.Headteacher],
        Revision = 1,
        Sequence = 1,
        Status = CaseStatus.Pending,
        SubmittedAt = at == default ? new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero) : at,
    };

    public static CorePerson PersonOf(Someone someone) => new(someone.Id, someone.Name);

    /// <summary>The request stored as sent, and everyone who is to be asked has been.</summary>
    public static async Task<ApprovalCase> HasSentAsync(this Someone by, BotUnderTest bot, ApprovalCase? request = null)
    {
        await by.Arrives();
        request ??= Request(by);
        var saved = await bot.Services.GetRequiredService<IApprovalCases>().SaveAsync(ApprovalRules.Submit(request), null, CancellationToken.None);
        Assert.Equal(SaveOutcome.Saved, saved);
        await bot.SettleAsync();
        return request;
    }

    public static async Task<ApprovalCase> CaseAsync(this BotUnderTest bot, string id = CaseId, string school = "model") =>
        (await bot.Services.GetRequiredService<IApprovalCases>().FindAsync(school, id, CancellationToken.None))!.Case;

    /// <summary>The requester changes the request and sends it again.</summary>
    public static async Task ResubmitsAsync(this BotUnderTest bot, ApprovalCase request, string aim, Someone? runner = null)
    {
        var cases = bot.Services.GetRequiredService<IApprovalCases>();
        var stored = (await cases.FindAsync(request.School, request.Id, CancellationToken.None))!;
        var changed = stored.Case with { Fields = [.. stored.Case.Fields.Select((f, i) => i == 1 ? f with { Value = aim } : f)] };
        if (runner is not null)
            changed = changed with { Barred = [.. changed.Barred, new(runner.Id, BarredBecause.Runner)] };
        var outcome = Assert.IsType<ResubmitOutcome.Resubmitted>(ApprovalRules.Resubmit(stored.Case, changed, stored.Case.Revision));
        Assert.Equal(SaveOutcome.Saved, await cases.SaveAsync(outcome.Change, stored.Version, CancellationToken.None));
        await bot.SettleAsync();
    }
}
