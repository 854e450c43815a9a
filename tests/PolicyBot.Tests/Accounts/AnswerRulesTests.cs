using PolicyBot.Core.Accounts;
using static PolicyBot.Tests.Accounts.AccountsDesk;

namespace PolicyBot.Tests.Accounts;

public sealed class AnswerRulesTests
{
    private static readonly AccountForm Form = AccountForm.Of(new AccountsDesk().School.Accounts!);

    [Fact]
    public void An_answer_that_is_missing_says_what_to_enter()
    {
        var problems = AnswerRules.Check(new AccountAnswers(), Form);

        Assert.Equal(
            [
                "Enter the platform, such as Instagram", "Enter the name of the account", "Enter the aim of the account", "Enter who the account is for",
                "Enter how you will promote the account", "Select whether the account will be open or closed",
            ],
            problems.Select(problem => problem.Text));
    }

    [Fact]
    public void Space_and_control_characters_are_no_answer()
    {
        var answers = new AccountAnswers().With(Asked.Aim, " \r\n\t\u0007 ");

        Assert.Contains(AnswerRules.Check(answers, Form), problem => problem.Field == Asked.Aim.Id);
    }

    [Fact]
    public void A_long_answer_is_kept_and_told_how_long_it_may_be()
    {
        var answers = new AccountAnswers().With(Asked.Aim, new string('a', 612));

        var problem = Assert.Single(AnswerRules.Check(answers, Form.At(2)));
        Assert.Equal("Aim must be 500 characters or fewer: your answer has 612", problem.Text);
        Assert.Equal(612, answers.Text(Asked.Aim).Length);
    }

    [Fact]
    public void Far_too_long_text_is_cut_where_no_letter_is_torn()
    {
        var answers = new AccountAnswers().With(Asked.Aim, string.Concat(Enumerable.Repeat("😀", 5000)).Insert(0, "a"));

        Assert.Equal(Asked.Aim.LongestKept - 1, answers.Text(Asked.Aim).Length);
        Assert.EndsWith("your answer is far longer", Assert.Single(AnswerRules.Check(answers, Form.At(2))).Text);
        Assert.False(char.IsHighSurrogate(answers.Text(Asked.Aim)[^1]));
    }

    [Fact]
    public void Lines_stay_lines_where_there_can_be_several()
    {
        Assert.Equal("one\n\ntwo", new AccountAnswers().With(Asked.Aim, "one \r\n\r\n two ").Text(Asked.Aim));
        Assert.Equal("one two", new AccountAnswers().With(Asked.Name, "one\ntwo").Text(Asked.Name));
    }

    [Fact]
    public void An_answer_that_was_not_offered_is_none() =>
        Assert.Equal("", new AccountAnswers().With(Asked.Visibility, "ajar").Text(Asked.Visibility));

    [Fact]
    public void Answers_come_back_from_json_as_they_were()
    {
        var again = AccountAnswers.FromJson(RightAnswers.ToJson());

        Assert.Equal(RightAnswers.Texts.OrderBy(text => text.Key), again.Texts.OrderBy(text => text.Key));
        Assert.Equal(RightAnswers.Picked("runners"), again.Picked("runners"));
    }

    [Fact]
    public void An_id_is_read_out_without_mistakes_and_names_its_case()
    {
        var draft = AccountDraft.New(new AccountsDesk().Applicant(Ann), new(), default);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", draft.Id);
        Assert.True(AccountDraft.IsId(draft.Id));
        Assert.Equal($"AR-{draft.Id}", draft.CaseId);
        Assert.Equal(draft.CaseId, AccountDraft.CaseIdOf(AccountDraft.IdOfEdit(draft.CaseId, 3)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K2M-9QX4/..")]
    [InlineData("7K2M-9QX4\n")]
    [InlineData("7k2m-9qx4")]
    [InlineData("7K2M-9QX4.")]
    public void What_is_no_id_is_told_apart(string? text) => Assert.False(AccountDraft.IsId(text));
}
