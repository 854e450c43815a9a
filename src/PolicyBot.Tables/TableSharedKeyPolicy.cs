using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PolicyBot.Tables;

/// <summary>
/// Signs every attempt anew: Shared Key Lite for the Table service covers the date and the resource only.
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
/// </summary>
internal sealed class TableSharedKeyPolicy(TableSharedKeyCredential credential, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);

        // The path as it goes over the wire; in the query only comp= would count, which nothing here uses.
        // A path-style address (Azurite) therefore names the account twice.
        var resource = "/" + credential.AccountName + message.Request.Uri.ToUri().AbsolutePath;
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{credential.Sign(date + "\n" + resource)}");
    }
}
