using PolicyBot.Core.Asking;
using PolicyBot.Packs.Documents;

namespace PolicyBot.Packs;

/// <summary>A file that can't be answered from; the message is one sentence for the person who named it.</summary>
internal sealed class PolicyFileException(string message) : Exception(message);

/// <summary>Reads a policy file for a pack or the command line: plain text, Markdown, a web page, a Word document or a PDF.</summary>
internal static class PolicyFile
{
    private const long MostBytes = 50 * 1024 * 1024;

    /// <exception cref="PolicyFileException">The file can't be read; nothing was changed.</exception>
    public static PolicyDocument Read(string path) => PolicyDocument.Read(Path.GetFileName(path), Text(path));

    /// <summary>The document as the Markdown lines that <see cref="PolicyDocument"/> reads; plain text and Markdown as they stand.</summary>
    /// <exception cref="PolicyFileException">The file can't be read; nothing was changed.</exception>
    public static string Text(string path)
    {
        var bytes = Bytes(path);
        CheckKind(path, FileKinds.Of(bytes));
        try
        {
            var text = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".docx" or ".docm" => WordDocument.Read(bytes),
                ".html" or ".htm" => WebPage.Read(bytes),
                ".pdf" => PdfDocument.Read(bytes),
                _ => PlainText.Decode(bytes),
            };
            if (text.Length > PolicyLines.MostCharacters) throw new PolicyFileException("has more text than any school policy: check that it is the right file.");
            return text.Any(char.IsLetter) ? text : throw new PolicyFileException("has no text in it.");
        }
        catch (PolicyFileException fault)
        {
            throw new PolicyFileException($"{path} {fault.Message}");
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new PolicyFileException($"There is no file {path}.");
            if (file.Length > MostBytes) throw new PolicyFileException($"{path} is larger than 50 MB, which no school policy is: check that it is the right file.");
            if (file.Length == 0) throw new PolicyFileException($"{path} is empty.");
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException($"{path} can't be opened: {fault.Message}");
        }
    }

    private static void CheckKind(string path, FileKind kind)
    {
        var extension = Path.GetExtension(path);
        var promised = FileKinds.Promised(extension);
        var problem = kind switch
        {
            FileKind.Encrypted => "is locked with a password: save a copy without one and try again.",
            FileKind.OldOffice => "is an old Word document (.doc): open it in Word, save it as Word document (.docx) and try again.",
            _ when promised is null => $"can't be read: a policy is a .docx, .pdf, .html, .md or .txt file, and {(extension.Length == 0 ? "this name has no ending" : extension + " is none of them")}.",
            _ when kind == promised => null,
            FileKind.OtherZip or FileKind.Unknown or FileKind.Rtf => $"is not {promised.Value.Words()}, whatever its name says: save the policy as .docx, .pdf or plain text and try again.",
            // A scrap of HTML has none of the tags that a whole page begins with.
            FileKind.Text when promised == FileKind.Html => null,
            _ => $"is really {kind.Words()}, whatever its name says: give it the right ending and try again.",
        };
        if (problem is not null) throw new PolicyFileException($"{path} {problem}");
    }
}
