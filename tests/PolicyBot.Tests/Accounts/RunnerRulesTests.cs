using PolicyBot.Core.Accounts;
using PolicyBot.Core.People;
using static PolicyBot.Tests.Accounts.AccountsDesk;

namespace PolicyBot.Tests.Accounts;

public sealed class RunnerRulesTests
{
    private static readonly Person OtherAnn = new("00000000-0000-0000-0000-00000000000a", "Ann Patel", "a.patel2@school.example");

    [Fact]
    public void Picked_and_typed_people_are_found_among_the_staff()
    {
        var found = Find(picked: Ben.Id.ToUpperInvariant(), typed: "  cara   LEWIS \n\nGRACE@school.example");

        Assert.Empty(found.Problems);
        Assert.Equal([Ben, Cara, Grace], found.People);
    }

    [Theory]
    [InlineData(2, "", "", "Name two different members of staff who will run the account")]
    [InlineData(2, "ben", "", "Name two different members of staff: you named only Ben Okafor")]
    [InlineData(2, "ben", "ben@school.example", "Name two different members of staff: you named the same person twice")]
    [InlineData(2, "", "Ben Okafor\nben okafor\nBEN@school.example", "Name two different members of staff: you named the same person 3 times")]
    [InlineData(3, "ben", "Cara Lewis\nCara Lewis", "Name three different members of staff: you named two")]
    [InlineData(1, "", "", "Name a member of staff who will run the account")]
    public void Too_few_different_people_are_told_so(int atLeast, string picked, string typed, string message)
    {
        var found = Find(picked == "ben" ? Ben.Id : "", typed, atLeast);

        Assert.Equal(message, Assert.Single(found.Problems).Text);
    }

    [Theory]
    [InlineData("Ben Okafor\nSam Nobody", "Line 2, “Sam Nobody”: no member of staff has this name or e-mail address. Check the spelling, or enter their school e-mail address")]
    [InlineData("Cara", "Line 1, “Cara”: no member of staff has exactly this name. Did you mean Cara Lewis?")]
    [InlineData("Ben Okafor, Cara Lewis", "Line 1, “Ben Okafor, Cara Lewis”: enter one person on each line, first name before surname")]
    [InlineData("Ben Okafor\nann patel", "Line 2, “ann patel”: two members of staff have this name. Enter the school e-mail address instead")]
    public void A_line_that_names_nobody_or_several_is_named_with_what_to_do(string typed, string message)
    {
        var found = RunnerRules.Find(Asked.PickedRunners.Question, Answers("", typed), [Ann, OtherAnn, Ben, Cara], 1);

        Assert.Equal(message, Assert.Single(found.Problems).Text);
    }

    [Fact]
    public void Of_two_with_one_name_the_address_decides()
    {
        var found = RunnerRules.Find(Asked.PickedRunners.Question, Answers("", "A.PATEL2@school.example\nBen Okafor"), [Ann, OtherAnn, Ben], 2);

        Assert.Empty(found.Problems);
        Assert.Equal([OtherAnn, Ben], found.People);
    }

    [Fact]
    public void Somebody_picked_who_is_no_member_of_staff_is_refused()
    {
        Assert.Contains("is not a member of staff", Assert.Single(Find($"{Ben.Id},{Cara.Id},{Leo.Id}", "").Problems).Text);
        Assert.Contains("Pick people from the list", Assert.Single(Find($"{Ben.Id},{Cara.Id},'; drop", "").Problems).Text);
    }

    [Fact]
    public void Any_number_of_wrong_lines_makes_a_short_list_of_problems()
    {
        var found = Find("", string.Join('\n', Enumerable.Repeat("q", 700)));

        Assert.Equal(RunnerRules.Most, found.Problems.Count);
    }

    private static RunnersFound Find(string picked, string typed, int atLeast = 2) =>
        RunnerRules.Find(Asked.PickedRunners.Question, Answers(picked, typed), [Ann, Ben, Cara, Grace], atLeast);

    private static AccountAnswers Answers(string picked, string typed) =>
        new AccountAnswers().With(Asked.PickedRunners, picked).With(Asked.TypedRunners, typed);
}
