using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace PolicyBot.Packs.Documents;

/// <summary>A .docx: a zip of XML parts, of which only those that hold text are opened.</summary>
internal static class WordDocument
{
    private const int MostParts = 5000;
    private const int MostBytesOfPart = 32 * 1024 * 1024;
    private const int HighestRatio = 250;
    private const int RatioCountsFrom = 1024 * 1024;
    private const int DeepestNesting = 150;
    private const string Damaged = "is damaged and can't be opened as a Word document.";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="PolicyFileException">It is damaged, holds macros, or unpacks to far more than it should.</exception>
    public static string Read(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts) throw Bomb();
            if (zip.Entries.Any(e => Path.GetFileName(e.FullName).Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new PolicyFileException("holds macros: save it as Word document (.docx) without them and try again.");
            var lines = new PolicyLines();
            new WordBody(name => Part(zip, name), lines).Read();
            return lines.ToString();
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException)
        {
            throw new PolicyFileException(Damaged);
        }
    }

    // What a zip says of its own sizes is not to be trusted: the bytes are counted as they come out.
    private static XElement? Part(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry) return null;
        using var unpacked = new MemoryStream();
        using (var packed = entry.Open())
        {
            var buffer = new byte[81920];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                var ratio = unpacked.Length / Math.Max(1, entry.CompressedLength);
                if (unpacked.Length > MostBytesOfPart || (unpacked.Length > RatioCountsFrom && ratio > HighestRatio)) throw Bomb();
            }
        }

        CheckNesting(unpacked);
        using var reader = XmlReader.Create(unpacked, Settings);
        return XElement.Load(reader);
    }

    // The body is walked by recursion, so that nesting has to end somewhere.
    private static void CheckNesting(MemoryStream part)
    {
        part.Position = 0;
        using (var reader = XmlReader.Create(part, Settings))
            while (reader.Read())
                if (reader.Depth > DeepestNesting)
                    throw new PolicyFileException(Damaged);
        part.Position = 0;
    }

    private static PolicyFileException Bomb() => new("unpacks to far more than a policy holds, and was not opened.");
}
