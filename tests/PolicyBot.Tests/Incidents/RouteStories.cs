using PolicyBot.Core.Incidents;
using static PolicyBot.Testing.Reporting;

namespace PolicyBot.Testing.Incidents;

/// <summary>Each of the five schools sends a report where its own policy says, with the clause it comes from.</summary>
public sealed class RouteStories
{
    public static TheoryData<string, string, string?, string?, string, string> Routes => new()
    {
        { "stanburn", "other", Doers.Outside, null, "First contacts for social media", "in the first instance" },
        { "stanburn", "contact", Doers.Pupil, null, "Designated safeguarding lead", "if by a child" },
        { "stanburn", "contact", Doers.Staff, Doers.Pupil, "Headteacher", "if by a staff member" },
        { "stanburn", "extremism", Doers.Outside, null, "First contacts for social media, Designated safeguarding lead", "Prevent duty guidance" },
        { "charlton", "account-abuse", Doers.Pupil, null, "School Leadership Team", "initial assessment" },
        { "charlton", "staff-conduct", null, null, "School Leadership Team", "relevant senior member of staff" },
        { "charlton", "colleague-abuse", null, null, "Headteacher", "school setting, not policy" },
        { "westbrook", "staff-conduct", null, null, "Headteacher", "in the first instance" },
        { "westbrook", "parent-post", null, null, "Governing body", "the Governing Body will contact the parent" },
        { "abbotswood", "contact", Doers.Pupil, null, "Deputy Headteacher (Pastoral), designated for child protection", "designated person for Child Protection" },
        { "abbotswood", "child-at-risk", Doers.Outside, null, "Deputy Headteacher (Pastoral), designated for child protection", "immediately be reported as above" },
        { "abbotswood", "account-abuse", Doers.Outside, null, "Senior leadership team", "reported to a member of SLT" },
        { "gaskell", "child-at-risk", Doers.Outside, null, "Designated Safeguarding Lead", "Keeping children safe in education" },
        { "gaskell", "staff-conduct", null, null, "Headteacher, IT Manager, Designated Safeguarding Lead", "Designated Safeguarding Lead (DSL)" },
        { "gaskell", "role-conflict", Doers.Outside, null, "Headteacher, IT Manager", "conflicts with their role" },
        { "gaskell", "contact", Doers.Pupil, null, "Headteacher, Designated Safeguarding Lead", "from learners and parents" },
        { "gaskell", "contact", Doers.Parent, null, "Headteacher, Designated Safeguarding Lead", "from learners and parents" },
        { "gaskell", "account-abuse", Doers.Outside, null, "Headteacher, IT Manager", "Headteacher and IT manager" },
        { "gaskell", "other", Doers.Parent, null, "Headteacher, IT Manager, Designated Safeguarding Lead", "IT Manager" },
    };

    [NeedsSharedTheory, MemberData(nameof(Routes))]
    [Trait("Row", "S0-6"), Trait("Row", "S0-21"), Trait("Row", "S0-31"), Trait("Row", "S1-7"), Trait("Row", "S1-29"), Trait("Row", "S1-34"), Trait("Row", "S1-40")]
    [Trait("Row", "S2-14"), Trait("Row", "S2-23"), Trait("Row", "S3-6"), Trait("Row", "S3-9"), Trait("Row", "S3-18"), Trait("Row", "S4-12"), Trait("Row", "S4-17")]
    [Trait("Row", "S4-24"), Trait("Row", "S4-29"), Trait("Row", "S4-57"), Trait("Row", "S4-61")]
    public async Task A_report_goes_where_the_policy_sends_it_and_says_why(string school, string kind, string? doneBy, string? doneTo, string roles, string words)
    {
        await using var bot = await BotUnderTest.StartAsync([school]);

        var check = TextOf(await bot.Person("Rhys").Writes(kind, doneBy, doneTo));

        foreach (var role in roles.Split(", ").Where(part => char.IsUpper(part[0])))
            Assert.Contains($"**{role.Split(" (")[0]}", check, StringComparison.Ordinal);
        Assert.Contains(words, check, StringComparison.Ordinal);
    }

    [NeedsSharedFact, Trait("Row", "C6")]
    public async Task At_every_school_a_report_about_the_head_reaches_the_chair_of_governors_alone()
    {
        foreach (var school in new[] { "stanburn", "charlton", "westbrook", "abbotswood", "gaskell" })
        {
            await using var bot = await BotUnderTest.StartAsync([school]);

            var check = TextOf(await bot.Person("Rhys").Writes("staff-conduct", staff: bot.Grace));

            Assert.Contains("**Chair of governors**", check, StringComparison.Ordinal);
            Assert.DoesNotContain("it goes to", check, StringComparison.Ordinal);
            Assert.Contains("statutory guidance: Keeping children safe in education", check, StringComparison.Ordinal);
        }
    }

    [NeedsSharedFact, Trait("Row", "S3-14")]
    public async Task A_private_group_is_reported_to_the_school()
    {
        await using var bot = await BotUnderTest.StartAsync(["abbotswood"]);

        var check = TextOf(await bot.Person("Rhys").Writes("private-group", Doers.Parent));

        Assert.Contains("designated for child protection", check, StringComparison.Ordinal);
    }
}
