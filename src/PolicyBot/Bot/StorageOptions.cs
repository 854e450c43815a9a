using System.ComponentModel.DataAnnotations;
using PolicyBot.Tables;

namespace PolicyBot.Bot;

/// <summary>Where records are kept: Azure Table storage, by an address with the bot's own identity or by a connection string.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "PolicyBot:Storage";

    public Uri? TableEndpoint { get; set; }

    public string? ConnectionString { get; set; }

    [RegularExpression("^[A-Za-z][A-Za-z0-9]{2,62}$", ErrorMessage = "PolicyBot:Storage:Table is no table name. Use 3 to 63 letters and digits, a letter first.")]
    public string Table { get; set; } = "policybot";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((TableEndpoint is null) == string.IsNullOrEmpty(ConnectionString))
            yield return new(
                "Say where records are kept: set either PolicyBot:Storage:TableEndpoint (https://NAME.table.core.windows.net) " +
                "or PolicyBot:Storage:ConnectionString, and not both.");
        else if (TableEndpoint is not null and not { IsAbsoluteUri: true, Scheme: "https" })
            yield return new("PolicyBot:Storage:TableEndpoint is not an https address. Use https://NAME.table.core.windows.net.");
        else if (ConnectionFault() is { } fault)
            yield return new($"PolicyBot:Storage:ConnectionString: {fault} Copy it from the storage account, under Access keys.");
    }

    private string? ConnectionFault()
    {
        try
        {
            if (TableEndpoint is null) TableConnection.Parse(ConnectionString!);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
