using PolicyBot.Cards;

namespace PolicyBot.Clients.Tests.Cards;

public sealed class PlainTests
{
    [Theory]
    [InlineData("plain words, 5 * 3 = 15 (fifteen)!", "plain words, 5 * 3 = 15 (fifteen)!")]
    [InlineData("*bold* **bolder** ***", @"\*bold\* \*\*bolder\*\* \*\*\*")]
    [InlineData("_pupil_ and school_pe_account", @"\_pupil\_ and school_pe_account")]
    [InlineData("[link](https://evil.example) ![x](y)", @"\[link\](https://evil.example) \!\[x\](y)")]
    [InlineData("<at>Everyone</at> &lt;b&gt; R&D &#42;", @"\<at>Everyone\</at> \&lt;b\&gt; R&D \&#42;")]
    [InlineData("`code` ~~gone~~", @"\`code\` \~\~gone\~\~")]
    [InlineData(@"C:\temp \* end\", @"C:\temp \\\* end\")]
    [InlineData("- item", @"\- item")]
    [InlineData("* item", @"\* item")]
    [InlineData("+ item", @"\+ item")]
    [InlineData("-5 degrees", "-5 degrees")]
    [InlineData("1. first", @"1\. first")]
    [InlineData("2) second", @"2\) second")]
    [InlineData("1.5 metres", "1.5 metres")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("#hashtag", "#hashtag")]
    [InlineData(">quoted", @"\>quoted")]
    [InlineData("---", @"\---")]
    [InlineData("    indented", "indented")]
    [InlineData("one\r\ntwo\n\n\n- three", "one\n\ntwo\n\n\\- three")]
    [InlineData("", "")]
    public void Typed_text_is_shown_as_it_was_typed(string typed, string escaped) => Assert.Equal(escaped, Plain.Text(typed));
}
