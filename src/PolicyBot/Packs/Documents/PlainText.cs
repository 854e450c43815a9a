using System.Text;

namespace PolicyBot.Packs.Documents;

/// <summary>Bytes into text: by the byte order mark, else UTF-8, else what Windows wrote before UTF-8.</summary>
internal static class PlainText
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }
}
