using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Tables;

/// <summary>The name and key of a storage account.</summary>
public sealed class TableSharedKeyCredential
{
    private readonly byte[] key;

    /// <param name="accountName">The account's name.</param>
    /// <param name="accountKey">One of its two keys, in base64 as the portal shows it.</param>
    /// <exception cref="ArgumentException">The name is empty, or the key is not base64. The key is never part of the message.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accountName);
        ArgumentException.ThrowIfNullOrWhiteSpace(accountKey);
        AccountName = accountName;
        try
        {
            key = Convert.FromBase64String(accountKey);
        }
        catch (FormatException)
        {
            throw new ArgumentException("The account key is not base64. Copy the whole key, with the = signs at its end.", nameof(accountKey));
        }
    }

    /// <summary>The account's name.</summary>
    public string AccountName { get; }

    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
