using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PolicyBot.Core.Packs;
using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs;

public sealed class PackLoadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void What_the_pack_leaves_out_comes_from_the_documents_front_page()
    {
        var pack = PackFolder.Sound(PackFolder.With("school: Tiny School", "school: Tiny School"));

        Assert.Equal("Online conduct policy", pack.Policy.Title);
        Assert.Equal("version 3 · approved 1 May 2026 · next review May 2028", pack.Policy.Edition(Today));
    }

    [Fact]
    public void What_the_pack_states_counts_and_the_document_in_use_says_the_same()
    {
        var pack = PackFolder.Sound(PackFolder.With("  file: policy.md", "  file: policy.md\n  version: unknown\n  approved: unknown\n  next-review: October 2024"));

        Assert.Equal("no version number · no approval date · review overdue since October 2024", pack.Policy.Edition(Today));
        Assert.Equal((null, null, "October 2024"), (pack.Document.Version, pack.Document.Approved, pack.Document.NextReview?.AsWritten));
    }

    [Fact]
    public void A_month_is_overdue_only_once_it_is_over()
    {
        var pack = PackFolder.Sound(PackFolder.With("  file: policy.md", "  file: policy.md\n  next-review: October 2024"));

        Assert.False(pack.Policy.IsReviewOverdue(new DateOnly(2024, 10, 31)));
        Assert.True(pack.Policy.IsReviewOverdue(new DateOnly(2024, 11, 1)));
    }

    [Fact]
    public void A_role_may_have_only_an_address()
    {
        var chair = PackFolder.Sound(PackFolder.With("school: Tiny School", "school: Tiny School")).Role(RoleIds.ChairOfGovernors)!;

        Assert.Equal((null, "chair@tiny.example", false), (chair.Group, chair.Mail, chair.IsInTenant));
        Assert.Empty(chair.People);
    }

    [Fact]
    public void A_phrase_is_found_across_emphasis_typographic_signs_and_capitals()
    {
        var pack = PackFolder.Sound(PackFolder.With("[Accounts], phrase: say yes or no to every new account", "[1. ACCOUNTS], phrase: \"needs two people's care - At all\""));

        var clause = Assert.IsType<RuleSource.Policy>(pack.Accounts!.ApproversSource).Clause;
        Assert.Equal(["Online conduct policy", "1. Accounts"], clause.HeadingPath);
        Assert.Contains("people’s care – at all times.", clause.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_and_deadlines_that_a_pack_leaves_out_have_a_wording_and_a_length()
    {
        var pack = PackFolder.Sound(PackFolder.With("school: Tiny School", "school: Tiny School"));

        Assert.Equal(AccountQuestionIds.All, pack.Accounts!.Questions.Select(question => question.Id));
        Assert.Equal(2, pack.Accounts.RunnersAtLeast);
        Assert.Equal("school setting, not policy", pack.Deadline(DeadlineIds.ApprovalReminder).Source.Mark);
    }

    [Theory]
    [InlineData("", DecisionRule.AnyOne)]
    [InlineData("\n    decision: majority", DecisionRule.Majority)]
    [InlineData("\n    decision: all", DecisionRule.All)]
    public void A_pack_says_how_many_approvers_it_takes_and_who_stands_in_for_them(string decision, DecisionRule rule)
    {
        var accounts = PackFolder.Sound(PackFolder.With("    roles: [slt]", $"    roles: [slt]{decision}\n    deputies: [headteacher]")).Accounts!;

        Assert.Equal(rule, accounts.Decision);
        Assert.Equal([RoleIds.Headteacher], accounts.Deputies);
    }

    [Fact]
    public void A_process_that_is_not_switched_on_is_not_there()
    {
        Assert.Null(PackFolder.Sound(PackFolder.With("[asking, accounts]", "[asking]")).Accounts);
    }

    [Fact]
    public void Another_document_keeps_the_pack_and_loses_what_it_does_not_say()
    {
        using var folder = new PackFolder();
        folder.Write("other.md", "# Phones policy\n\nVersion: 9\n\n- Staff must keep phones in a drawer.\n");

        var loaded = folder.Load(Chosen(folder, "other.md"));

        var warning = Assert.Single(loaded.Warnings);
        Assert.Equal((13, "other.md does not say “say yes or no to every new account”."), (warning.Line, warning.Problem));
        var pack = Assert.Single(loaded.Packs);
        Assert.Equal("school setting, not policy", pack.Accounts!.ApproversSource.Mark);
        Assert.Equal(("Phones policy", "9"), (pack.Policy.Title, pack.Policy.Version));
    }

    [Fact]
    public void Another_document_does_not_inherit_the_dates_that_the_pack_states()
    {
        using var folder = new PackFolder(PackFolder.Pack.Replace("  file: policy.md", "  file: policy.md\n  version: \"7\"", StringComparison.Ordinal));
        folder.Write("elsewhere/policy.md", "# Phones policy\n\n- Staff must keep phones in a drawer.\n");

        Assert.Null(Assert.Single(folder.Load(Chosen(folder, "elsewhere/policy.md")).Packs).Policy.Version);
    }

    [Fact]
    public void A_chosen_document_that_is_not_there_is_a_fault_that_names_the_setting()
    {
        using var folder = new PackFolder();

        var fault = Assert.Single(folder.Load(Chosen(folder, "gone.md")).Faults);

        Assert.Contains("PolicyBot:Policies:tiny", fault.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_pack_that_is_not_switched_on_does_not_matter()
    {
        using var folder = new PackFolder();
        folder.Write("broken/school.yaml", "nonsense: [");

        PackFolder.Sound(folder.Load());
    }

    [Fact]
    public void Settings_that_name_no_pack_are_faults()
    {
        using var folder = new PackFolder();

        var loaded = folder.Load(new PackOptions { Packs = folder.Root, Schools = ["tiny", "tyni", "tiny"], Policies = new Dictionary<string, string> { ["other"] = "x.md" } });

        Assert.Equal(3, loaded.Faults.Count);
        Assert.Contains(loaded.Faults, fault => fault.ToString().Contains("names tyni, but there is no", StringComparison.Ordinal) && fault.Cure == "Use one of: tiny.");
        Assert.Contains(loaded.Faults, fault => fault.Problem == "PolicyBot:Schools names tiny twice.");
        Assert.Contains(loaded.Faults, fault => fault.Problem == "PolicyBot:Policies names other, which is not switched on.");
    }

    [Theory]
    [InlineData("~tenant")] // where the store keeps what belongs to no school
    [InlineData("Two Words")]
    public void A_folder_whose_name_is_no_id_is_a_fault(string id)
    {
        using var folder = new PackFolder();
        folder.Write($"{id}/school.yaml", PackFolder.Pack);
        folder.Write($"{id}/policy.md", PackFolder.Policy);

        var loaded = folder.Load(new PackOptions { Packs = folder.Root, Schools = [id] });

        Assert.Equal($"PolicyBot:Schools names {id}, which is not an id.", Assert.Single(loaded.Faults).Problem);
    }

    [Fact]
    public void A_calendar_that_has_run_out_is_a_warning()
    {
        using var folder = new PackFolder();

        var loaded = folder.Load(year: 2027);

        Assert.Empty(loaded.Faults);
        Assert.Contains("The calendar ended on 18 December 2026", Assert.Single(loaded.Warnings).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_pack_stops_the_start_and_every_fault_is_named()
    {
        using var folder = new PackFolder(PackFolder.Pack.Replace("[slt]", "[stl]", StringComparison.Ordinal), policy: null);
        using var app = App(folder, "tiny");

        var stop = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Equal(2, stop.Failures.Count());
    }

    [Fact]
    public async Task No_school_at_all_stops_the_start_with_the_setting_to_write()
    {
        using var folder = new PackFolder();
        using var app = App(folder, school: null);

        var stop = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("PolicyBot__Schools__0=model", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schools_that_are_switched_on_are_there_after_the_start()
    {
        using var folder = new PackFolder();
        using var app = App(folder, "tiny");
        await app.StartAsync();

        var packs = app.Services.GetRequiredService<SchoolPacks>();

        Assert.Equal("Tiny School", packs.Find("tiny")?.Name);
        Assert.Null(packs.Find("model"));
    }

    private static IHost App(PackFolder folder, string? school)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.Root });
        builder.Configuration["PolicyBot:Packs"] = ".";
        if (school is not null)
            builder.Configuration["PolicyBot:Schools:0"] = school;
        builder.AddPacks();
        return builder.Build();
    }

    private static PackOptions Chosen(PackFolder folder, string file) =>
        new() { Packs = folder.Root, Schools = ["tiny"], Policies = new Dictionary<string, string> { ["tiny"] = file } };
}
