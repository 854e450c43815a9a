using PolicyBot.Packs;

namespace PolicyBot.Tests.Packs;

/// <summary>What is wrong with a pack is named with file, line and cure.</summary>
public sealed class PackFaultTests
{
    private const string Clause = "{ under: [Accounts], phrase: say yes or no to every new account }";

    public static TheoryData<string, string, int, string, string> Faults => new()
    {
        { "school: Tiny School", "school:", 1, "school is missing.", "Write the school's name" },
        { "school: Tiny School", "school: [Tiny, School]", 1, "school holds more than one value.", "Write one value after school:" },
        { "school: Tiny School", "school: Tiny School\nroutez: []", 2, "routez is not a key of a pack.", "Did you mean routes?" },
        { "school: Tiny School", "school: Tiny School\nschool: Other", 2, "The key school is written twice, first on line 1.", "Keep one of the two." },
        { "school: Tiny School", "school: Tiny School\ntopping: 1", 2, "topping is not a key of a pack.", "Use one of: school, policy," },
        { "  file: policy.md", "  title: Policy", 3, "policy: file is missing.", "Name the policy document" },
        { "  file: policy.md", "  file: gone.md", 3, "The policy document gone.md is not beside the pack.", "PolicyBot:PolicyDocuments" },
        { "  file: policy.md", "  file: ../policy.md", 3, "policy: ../policy.md is a path.", "Write the file's name alone" },
        { "  file: policy.md", "  file: policy.md\n  approved: last week", 4, "policy: last week is not a date.", "15 June 2023 or June 2023, or unknown" },
        { "[asking, accounts]", "[asking, acounts]", 4, "acounts is not a process.", "Did you mean accounts?" },
        { "\naccounts:\n", "\naccount:\n", 4, "accounts is switched on, but the pack has no section accounts.", "Add the section" },
        { "  staff: {", "  staffs: {", 5, "roles: staff is missing.", "Bind staff to the Entra group" },
        { "group: 11111111-2222-4333-8444-555555555555", "mail: all@tiny.example", 6, "roles: staff has neither group nor people.", "Bind staff" },
        { "group: 11111111-2222-4333-8444-555555555555", "group: All Staff", 6, "roles: staff: All Staff is not the object id of a group.", "Copy the Object ID" },
        { "title: Leaders, people: [ann@tiny.example,", "title: Leaders, people: [Ann Other,", 7, "roles: slt: Ann Other is not a person.", "user principal name" },
        { "title: Leaders,", "title: Leaders, group: 11111111-2222-4333-8444-555555555555,", 7, "roles: slt: both group and people are given.", "Keep one of them." },
        { "{ title: Headteacher, people: [ann@tiny.example] }", "{ title: Headteacher }", 8, "roles: headteacher is bound to nobody.", "Add group, people or mail." },
        { "{ title: Headteacher,", "{", 8, "roles: headteacher: title is missing.", "Write the role in words" },
        { "chair@tiny.example", "chair(at)tiny", 9, "roles: chair-of-governors: chair(at)tiny is not an e-mail address.", "name@school.example" },
        { "  chair-of-governors: {", "  Chair: {", 9, "roles: Chair is not a role id.", "small letters, figures and hyphens" },
        { "    roles: [slt]", "    roles: [stl]", 12, "The role stl is not bound.", "Add it under roles. Did you mean slt?" },
        { "    roles: [slt]", "    roles: [chair-of-governors]", 12, "The role chair-of-governors has only an e-mail address and cannot decide in Teams.", "fallback-approvers" },
        { "    roles: [slt]", "    roles: []", 11, "accounts: nobody approves.", "Name the roles that decide" },
        { "    roles: [slt]", "    roles: [slt]\n    deputies: [chair-of-governors]", 13, "The role chair-of-governors has only an e-mail address and cannot decide in Teams.", "a deputy decides" },
        { "    roles: [slt]", "    roles: [slt]\n    decision: any", 13, "accounts: approvers: any is not a way to decide.", "Use one of: any-one, majority, all." },
        { "    clause: " + Clause, "    source: somewhere", 13, "accounts: approvers: nothing says where this comes from.", "source: school setting" },
        { "    clause: " + Clause, "    source: school setting\n    clause: " + Clause, 13, "source and clause are both given.", "Keep clause" },
        { "say yes or no to every new account", "say yes and no to every new account", 13, "policy.md does not say “say yes and no to every new account”.", "Copy up to 12 words" },
        { "[Accounts], phrase", "[Contact], phrase", 13, "does not stand under “Contact” in policy.md.", "It stands under: [Online conduct policy, 1. Accounts]." },
        { Clause, "{ under: [], phrase: Ask before you post }", 13, "“Ask before you post” stands in more than one clause of policy.md.", "they are on lines 17, 21." },
        { Clause, "{ under: [Accounts], phrase: one two three four five six seven eight nine ten eleven twelve thirteen }", 13, "phrase has 13 words.", "Cut it to at most 12 words" },
        { Clause, "{ under: [Accounts] }", 13, "phrase is missing.", "Copy up to 12 words" },
        { Clause, "{ under: [Accounts], says: yes }", 13, "says is not a key of a pack.", "Use one of: under, phrase." },
        { Clause, "every new account", 13, "accounts: approvers: clause is not a section.", "Its keys are under, phrase." },
        { "  fallback-approvers: [chair-of-governors]", "  fallback-approvers:", 14, "accounts: fallback-approvers is missing.", "Name the roles that decide when" },
        { "  administrator: headteacher", "  administrator: headteecher", 15, "The role headteecher is not bound.", "Did you mean headteacher?" },
        { "  administrator: headteacher", "  administrator: chair-of-governors", 15, "The role chair-of-governors has only an e-mail address and cannot be told in Teams.", "Bind it to a group or people" },
        { "  administrator: headteacher", "  administrator: headteacher\n  runners-at-least: two", 16, "accounts: two is not a number of runners.", "Write a whole number from 1 to 10." },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { purpose: { ask: Why?, label: Purpose } }", 16, "accounts: questions: purpose: kind is missing.", "Write one of line, text," },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { purpose: { ask: Why?, label: Purpose, kind: txt } }", 16, "txt is not a kind of answer.", "Did you mean text?" },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { aim: { kind: line } }", 16, "aim has its kind already.", "Take kind out." },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { aim: { longest: endless } }", 16, "endless is not a length of an answer.", "from 20 to 1000" },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { aim: { longest: 1000 }, audience: { longest: 1000 }, promotion: { longest: 1000 } }", 16, "together have 3660 characters, and a card has room for 2950.", "Make some shorter" },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { runners: { optional: yes } }", 16, "runners is always needed.", "Take optional out." },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { who: { ask: Who?, label: Who, kind: choice } }", 16, "nothing can be chosen.", "List choices" },
        { "  administrator: headteacher", "  administrator: headteacher\n  questions: { goal: { ask: Why?, label: Aim, kind: text }, aim: { ask: Why? } }", 16, "two answers are called Aim.", "label of its own" },
        { "  administrator: headteacher", "  administrator: headteacher\n  gates: [{ text: All have read it., check: readings, source: school setting }]", 16, "readings can't be checked.", "Use one of: reading, training." },
        { "  administrator: headteacher", "  administrator: headteacher\n  gates: [{ text: All have read it., check: reading, recorded-by: approvers, source: school setting }]", 16, "recorded-by belongs to check: training.", "Take it out" },
        { "for: incident, to: [headteacher]", "for: accident, to: [headteacher]", 17, "routes: accident is not known here.", "Did you mean incident?" },
        { "for: incident, to: [headteacher]", "for: incident, about: headteacher, to: [headteacher]", 17, "routes: a report about the role headteacher would go to that role.", "Send it to somebody else" },
        { "for: incident, to: [headteacher]", "for: incident", 17, "routes: to is missing.", "Name the roles that are told" },
        { "for: incident, to: [headteacher]", "for: incident, from: pupil, to: [headteacher]", 17, "The role pupil is not bound.", "Add it under roles." },
        { "calendar:", "  - { for: incident, to: [slt], source: school setting }\ncalendar:", 18, "there is a route for incident about any from any already.", "Add its roles to the one on line 17." },
        { "calendar:", "deadlines: { approval-reminder: { within: two days, source: school setting } }\ncalendar:", 18, "two days is not a length of time.", "Write it as 2 school days or 24 hours." },
        { "calendar:", "deadlines: { reminder: { within: 2 school days, source: school setting } }\ncalendar:", 18, "deadlines: reminder is not a key of a pack.", "Use one of: approval-reminder," },
        { "calendar:", "advice: [{ for: pres, text: Wait., source: school setting }]\ncalendar:", 18, "advice: pres is not a place for advice.", "Did you mean press?" },
        { "calendar:", "advice: [{ for: press, text: Wait. }]\ncalendar:", 18, "advice: nothing says where this comes from.", "source: school setting" },
        { "calendar:", "programme: [{ name: Evening, on: [26/11/2026], to: [slt], source: school setting }]\ncalendar:", 18, "programme: 26/11/2026 is not a day.", "year first" },
        { "calendar:", "programme: [{ name: Evening, to: [slt], source: school setting }]\ncalendar:", 18, "programme: on is missing.", "List the days" },
        { "calendar:", "programme: [{ name: Evening, on: [2026-11-26], to: [chair-of-governors], source: school setting }]\ncalendar:", 18, "The role chair-of-governors has only an e-mail address and cannot be reminded in Teams.", "Bind it" },
        { "from: 2026-09-01", "from: 01/09/2026", 20, "calendar: terms: 01/09/2026 is not a day.", "Write the day as 2026-09-02" },
        { "to: 2026-12-18", "to: 2026-08-18", 20, "calendar: terms: Autumn ends before it starts.", "Put the earlier day after from." },
        { "    - { name: Autumn, from: 2026-09-01, to: 2026-12-18 }", "    - { name: Autumn, from: 2026-09-01, to: 2026-12-18 }\n    - { name: Spring, from: 2026-12-18, to: 2027-03-01 }", 19, "Spring starts before Autumn has ended.", "List the terms in order" },
        { "calendar:\n  terms:\n    - { name: Autumn, from: 2026-09-01, to: 2026-12-18 }", "", 1, "calendar: terms are missing.", "List the terms" },
        { "school: Tiny School", "school: \"Tiny School", 1, "This is not YAML:", "Look for a missing quotation mark" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_line_and_its_cure(string passage, string replacement, int line, string problem, string cure)
    {
        var faults = PackFolder.With(passage, replacement).Faults;

        var fault = Assert.Single(faults, fault => fault.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.EndsWith(Path.Combine("tiny", "school.yaml"), fault.File, StringComparison.Ordinal);
        Assert.Equal(line, fault.Line);
        Assert.Contains(cure, fault.Cure, StringComparison.Ordinal);
        Assert.Matches(@"school\.yaml:\d+: .+\. .+", fault.ToString());
    }

    [Fact]
    public void All_faults_are_reported_at_once_in_the_order_of_the_file()
    {
        var pack = PackFolder.Pack
            .Replace("school: Tiny School", "scool: Tiny School", StringComparison.Ordinal)
            .Replace("chair@tiny.example", "chair", StringComparison.Ordinal)
            .Replace("administrator: headteacher", "administrator: nobody", StringComparison.Ordinal);
        using var folder = new PackFolder(pack, policy: null);

        var loaded = folder.Load();

        Assert.Empty(loaded.Packs);
        Assert.Equal([1, 1, 3, 9, 15], loaded.Faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("- a\n- list")]
    [InlineData("\t")]
    [InlineData("a: *b")]
    [InlineData("? [x]\n: y")]
    public void A_file_that_is_no_pack_at_all_is_a_fault_too(string text)
    {
        using var folder = new PackFolder(text);

        Assert.NotEmpty(folder.Load().Faults);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_a_fault_at_the_line_that_names_it()
    {
        using var folder = new PackFolder(PackFolder.Pack.Replace("policy.md", "policy.odt", StringComparison.Ordinal), policy: null);
        folder.Write("tiny/policy.odt", "binary");

        var fault = Assert.Single(folder.Load().Faults);

        Assert.Equal(3, fault.Line);
    }
}
