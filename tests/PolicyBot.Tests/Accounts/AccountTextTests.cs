using PolicyBot.Accounts;

namespace PolicyBot.Tests.Accounts;

public sealed class AccountTextTests
{
    [Theory]
    [InlineData("request an account")]
    [InlineData("Request an account.")]
    [InlineData("new account")]
    [InlineData("start an account request")]
    [InlineData("I'd like to open a new school account please")]
    [InlineData("i want to set up a social media account")]
    [InlineData("please request a new school social media account")]
    [InlineData("Start an account request")]
    public void A_wish_for_an_account_begins_a_request(string text) => Assert.Matches(AccountsFeature.StartText(), text);

    [Theory]
    [InlineData("request an Instagram account", "Instagram")]
    [InlineData("new youtube account please", "YouTube")]
    [InlineData("request an account", null)]
    public void A_platform_that_is_named_is_taken_along(string text, string? platform)
    {
        var match = AccountsFeature.StartText().Match(text);

        Assert.True(match.Success);
        Assert.Equal(platform, AccountsFeature.PlatformIn(match));
    }

    [Theory]
    [InlineData("can I open an account?")]
    [InlineData("who approves a new account")]
    [InlineData("how do I request an account?")]
    [InlineData("can I follow a parent?")]
    [InlineData("a parent asked to follow the school account")]
    [InlineData("delete my account")]
    [InlineData("new account password")]
    public void A_question_about_accounts_is_a_question(string text) => Assert.DoesNotMatch(AccountsFeature.StartText(), text);

    [Theory]
    [InlineData("continue")]
    [InlineData("Carry on.")]
    [InlineData("continue with my draft")]
    [InlineData("resume my request")]
    public void A_draft_is_gone_on_with_by_text(string text) => Assert.Matches(AccountsFeature.ContinueText(), text);

    [Theory]
    [InlineData("cancel my draft")]
    [InlineData("cancel request")]
    [InlineData("Cancel my request")]
    [InlineData("discard the draft")]
    public void A_draft_is_cancelled_by_text(string text) => Assert.Matches(AccountsFeature.CancelText(), text);

    [Theory]
    [InlineData("cancel the trip post?")]
    [InlineData("continue posting over the holidays")]
    public void Other_words_are_left_to_others(string text)
    {
        Assert.DoesNotMatch(AccountsFeature.ContinueText(), text);
        Assert.DoesNotMatch(AccountsFeature.CancelText(), text);
    }
}
