namespace PolicyBot.Tables;

/// <summary>Where a storage account's Table service is, and the key to it: what a connection string says.</summary>
/// <param name="Endpoint">For example https://school.table.core.windows.net/.</param>
/// <param name="Credential">The account's name and key.</param>
public sealed record TableConnection(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string Development =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1"; // public, well known, the same for everyone

    /// <summary>
    /// Reads a storage connection string: <c>UseDevelopmentStorage=true</c>, or <c>AccountName</c> and <c>AccountKey</c> with either
    /// <c>TableEndpoint</c> or <c>EndpointSuffix</c> (core.windows.net where absent) and <c>DefaultEndpointsProtocol</c> (https where absent).
    /// Names may be in any case. https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
    /// </summary>
    /// <exception cref="FormatException">Something is missing or malformed; the message names it and never repeats the key.</exception>
    public static TableConnection Parse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development))
        {
            if (!development.Equals("true", StringComparison.OrdinalIgnoreCase) || settings.Count > 1)
                throw Malformed("UseDevelopmentStorage=true stands alone.");
            settings = Settings(Development);
        }
        if (settings.ContainsKey("SharedAccessSignature"))
            throw Malformed("a shared access signature is not supported: use AccountName and AccountKey, or no connection string and a managed identity.");

        var account = Required(settings, "AccountName");
        try
        {
            return new(Address(settings, account), new(account, Required(settings, "AccountKey")));
        }
        catch (ArgumentException e)
        {
            throw new FormatException("The storage connection string is not usable: AccountKey: " + e.Message, e);
        }
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('='); // the first one: a key ends in = signs
            if (equals <= 0) throw Malformed("a part has no 'Name=' in front.");
            if (!settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim())) throw Malformed($"{part[..equals].Trim()} is there twice.");
        }
        return settings.Count > 0 ? settings : throw Malformed("it is empty.");
    }

    private static Uri Address(Dictionary<string, string> settings, string account)
    {
        var text = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}/";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            ? address
            : throw Malformed($"'{text}' is not an http or https address without a query.");
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0 ? value : throw Malformed(name + " is missing.");

    private static FormatException Malformed(string what) => new("The storage connection string is not usable: " + what);
}
