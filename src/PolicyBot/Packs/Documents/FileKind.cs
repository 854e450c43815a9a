using System.Text;

namespace PolicyBot.Packs.Documents;

/// <summary>What a file is, by its content.</summary>
internal enum FileKind
{
    Text,
    Html,
    Word,
    Pdf,
    OldOffice,
    Encrypted,
    Rtf,
    OtherZip,
    Unknown,
}

/// <summary>Tells a file's kind from its first bytes, so that a wrong name can't mislead a reader.</summary>
internal static class FileKinds
{
    private const int Head = 4096;
    private static readonly string[] Openings = ["<!doctype html", "<html", "<head", "<body"];

    /// <summary>The kind that a file with this extension should be; null where no such file is read.</summary>
    public static FileKind? Promised(string extension) => extension.ToLowerInvariant() switch
    {
        ".txt" or ".md" or ".markdown" => FileKind.Text,
        ".html" or ".htm" => FileKind.Html,
        ".docx" or ".docm" => FileKind.Word,
        ".pdf" => FileKind.Pdf,
        _ => null,
    };

    public static FileKind Of(byte[] file)
    {
        var head = file.AsSpan(0, Math.Min(Head, file.Length));
        if (head.IndexOf("%PDF-"u8) is >= 0 and < 1024) return FileKind.Pdf;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return file.AsSpan().IndexOf("word/"u8) >= 0 ? FileKind.Word : FileKind.OtherZip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FileKind.Encrypted : FileKind.OldOffice;
        if (head.StartsWith("{\\rtf"u8)) return FileKind.Rtf;
        if (head.Contains((byte)0) && !(head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])) return FileKind.Unknown;
        return IsHtml(PlainText.Decode(head.ToArray())) ? FileKind.Html : FileKind.Text;
    }

    /// <summary>In words, as in "is really a PDF".</summary>
    public static string Words(this FileKind kind) => kind switch
    {
        FileKind.Text => "plain text",
        FileKind.Html => "a web page",
        FileKind.Word => "a Word document",
        FileKind.Pdf => "a PDF",
        FileKind.Rtf => "a Rich Text document",
        _ => "another kind of file",
    };

    private static bool IsHtml(string head)
    {
        var start = head.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        while (start.StartsWith("<!--", StringComparison.Ordinal) || start.StartsWith("<?xml", StringComparison.Ordinal))
        {
            var end = start.IndexOf('>', StringComparison.Ordinal);
            if (end < 0) return false;
            start = start[(end + 1)..].TrimStart();
        }

        return Openings.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }
}
