using System.Text;
using PolicyBot.Core.Asking;

namespace PolicyBot.Packs;

/// <summary>A file that can't be answered from; the message is one sentence for the person who named it.</summary>
internal sealed class PolicyFileException(string message) : Exception(message);

/// <summary>Reads a policy file for a pack or the command line.</summary>
internal static class PolicyFile
{
    private const long MostBytes = 10 * 1024 * 1024;

    public static PolicyDocument Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new PolicyFileException($"There is no file {path}.");
        if (file.Length > MostBytes) throw new PolicyFileException($"{path} is larger than 10 MB, which no school policy is: check that it is the right file.");
        var extension = file.Extension.ToLowerInvariant();
        if (extension is not (".txt" or ".md" or ".markdown"))
            throw new PolicyFileException($"{path}: only .txt and .md can be read so far. Save the policy as plain text and try again.");
        var text = Text(path);
        var document = PolicyDocument.Read(file.Name, text);
        return document.Clauses.Any(c => c.Text.Any(char.IsLetter)) ? document : throw new PolicyFileException($"{path} has no text in it.");
    }

    private static string Text(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Take(4096).Any(b => b == 0) && !(bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
                throw new PolicyFileException($"{path} is not plain text. Save the policy as plain text and try again.");
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
            try
            {
                return reader.ReadToEnd();
            }
            catch (DecoderFallbackException)
            {
                return Encoding.Latin1.GetString(bytes);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException($"{path} can't be opened: {fault.Message}");
        }
    }
}
