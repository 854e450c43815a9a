using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PolicyBot.Packs.Documents;

/// <summary>A PDF, read by poppler's <c>pdftotext</c>: a program beside the bot, wanted only where a policy is a PDF.</summary>
internal static class PdfDocument
{
    private const int MostCharacters = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="program">What to run; another name in tests.</param>
    /// <exception cref="PolicyFileException">The program is missing or gives up, or the PDF is locked or has no text.</exception>
    public static string Read(byte[] file, string program = "pdftotext", TimeSpan? patience = null)
    {
        var folder = Directory.CreateTempSubdirectory("policy");
        try
        {
            var copy = Path.Combine(folder.FullName, "policy.pdf");
            File.WriteAllBytes(copy, file);
            var text = PdfPages.Read(Run(program, copy, patience ?? Patience));
            return text.Any(char.IsLetter) ? text : throw new PolicyFileException("is made of pictures without text (a scan): ask whoever wrote the policy for the file it was made from.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program, string file, TimeSpan patience)
    {
        using var process = Start(program, file);
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            if (errors.Length < 4096) errors.Append(line.Data).Append('\n');
        };
        process.BeginErrorReadLine();
        var isLate = false;
        // Killed from outside: a read from a program that has stopped writing can't be called off.
        using var gate = new Timer(_ =>
        {
            isLate = true;
            process.Kill(entireProcessTree: true);
        }, null, patience, Timeout.InfiniteTimeSpan);
        try
        {
            var output = ReadAll(process.StandardOutput);
            process.WaitForExit();
            if (isLate) throw new PolicyFileException($"could not be read within {patience.TotalSeconds:0} seconds: save it as a Word document and try again.");
            return process.ExitCode == 0 ? output : throw new PolicyFileException(Failure(errors.ToString()));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, string file)
    {
        var start = new ProcessStartInfo(program, ["-enc", "UTF-8", "-bbox-layout", file, "-"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new PolicyFileException("is a PDF, and the program pdftotext that reads those is not installed: install poppler (Debian: poppler-utils), or save the policy as .docx.");
        }
    }

    private static string ReadAll(StreamReader from)
    {
        var text = new StringBuilder();
        var buffer = new char[65536];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostCharacters) throw new PolicyFileException("has more text than any school policy: check that it is the right file.");
        }

        return text.ToString();
    }

    private static string Failure(string errors) =>
        errors.Contains("password", StringComparison.OrdinalIgnoreCase) || errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase)
            ? "is locked with a password: save a copy without one and try again."
            : "is damaged and can't be opened as a PDF.";
}
