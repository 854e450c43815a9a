using PolicyBot.Tables;

namespace PolicyBot.Clients.Tests.Tables;

public sealed class TableConnectionTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=school;AccountKey=AA==;EndpointSuffix=core.windows.net", "https://school.table.core.windows.net/", "school")]
    [InlineData(" accountname=school ; accountkey=AA== ;", "https://school.table.core.windows.net/", "school")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AA==;TableEndpoint=http://127.0.0.1:4000/a;BlobEndpoint=http://127.0.0.1:1/a", "http://127.0.0.1:4000/a", "a")]
    [InlineData("AccountName=school;AccountKey=AA==;EndpointSuffix=core.usgovcloudapi.net", "https://school.table.core.usgovcloudapi.net/", "school")]
    public void A_connection_string_says_where_and_who(string text, string endpoint, string account)
    {
        var connection = TableConnection.Parse(text);
        Assert.Equal((endpoint, account), (connection.Endpoint.AbsoluteUri, connection.Credential.AccountName));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" ; ", "empty")]
    [InlineData("just text", "Name=")]
    [InlineData("AccountKey=AA==", "AccountName is missing")]
    [InlineData("AccountName=school", "AccountKey is missing")]
    [InlineData("AccountName=;AccountKey=AA==", "AccountName is missing")]
    [InlineData("AccountName=a;AccountName=b;AccountKey=AA==", "AccountName is there twice")]
    [InlineData("AccountName=a;AccountKey=hunter2!", "not base64")]
    [InlineData("AccountName=a;AccountKey=AA==;TableEndpoint=ftp://x", "ftp://x")]
    [InlineData("AccountName=a;AccountKey=AA==;TableEndpoint=a.table", "a.table")]
    [InlineData("UseDevelopmentStorage=yes", "stands alone")]
    [InlineData("UseDevelopmentStorage=true;AccountName=a", "stands alone")]
    [InlineData("TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=1", "shared access signature")]
    public void What_is_wrong_with_a_connection_string_is_named_and_the_key_is_not(string text, string says)
    {
        var e = Assert.Throws<FormatException>(() => TableConnection.Parse(text));
        Assert.Contains(says, e.Message);
        Assert.DoesNotContain("hunter2", e.ToString());
    }
}
