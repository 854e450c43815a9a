using System.Diagnostics;
using System.Text;
using PolicyBot.Commands;
using PolicyBot.Packs;
using PolicyBot.Packs.Documents;

namespace PolicyBot.Tests.Packs.Documents;

/// <summary>A file that can't be read gets one sentence that says what to do, and soon.</summary>
public sealed class DocumentFaultTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("faults").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_document_that_unpacks_to_far_more_than_it_should_is_not_opened() =>
        await Refused("policy.docx", new SomeDocx().Text("Staff must not.").Add(new string(' ', 40_000_000)).Bytes(), "unpacks to far more");

    [Fact]
    public async Task A_document_with_macros_is_refused() =>
        await Refused("policy.docx", new SomeDocx().Text("Staff must not.").Part("word/vbaProject.bin", "x").Bytes(), "holds macros");

    [Fact]
    public async Task A_document_nested_without_end_is_refused() =>
        await Refused("policy.docx", new SomeDocx().Add(string.Concat(Enumerable.Repeat("<w:sdt>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5000))).Bytes(), "damaged");

    [Fact]
    public async Task A_torn_document_is_refused() => await Refused("policy.docx", new SomeDocx().Text("Staff must not.").Bytes()[..^40], "damaged");

    [Fact]
    public async Task A_document_that_defines_entities_is_refused() =>
        await Refused("policy.docx", new SomeDocx().Text("Staff must not.").Part("word/header1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").Bytes(), "damaged");

    [Fact]
    public async Task A_document_without_a_word_in_it_is_refused() => await Refused("policy.docx", new SomeDocx().Text("  ").Bytes(), "has no text in it");

    [Fact]
    public async Task A_locked_document_asks_for_a_copy_without_a_password() =>
        await Refused("policy.docx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "locked with a password");

    [Fact]
    public async Task An_old_Word_document_asks_to_be_saved_as_a_new_one() =>
        await Refused("policy.doc", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument")], "save it as Word document (.docx)");

    [Theory]
    [InlineData("policy.docx", "%PDF-1.4", "really a PDF")]
    [InlineData("policy.pdf", "<!DOCTYPE html><p>Staff must not.", "really a web page")]
    [InlineData("policy.txt", "<html><p>Staff must not.", "really a web page")]
    [InlineData("policy.md", "%PDF-1.4", "really a PDF")]
    [InlineData("policy.html", "{\\rtf1 Staff must not.}", "is not a web page")]
    [InlineData("policy.pdf", "\u0089PNG\u0000\u0000", "is not a PDF")]
    [InlineData("policy.odt", "Staff must not.", ".odt is none of them")]
    [InlineData("policy", "Staff must not.", "this name has no ending")]
    [InlineData("policy.txt", "", "is empty")]
    [InlineData("policy.html", "<html><body><p> </p></body></html>", "has no text in it")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused(string name, string content, string sentence) =>
        await Refused(name, Encoding.Latin1.GetBytes(content), sentence);

    [Fact]
    public async Task A_file_of_more_than_fifty_megabytes_is_not_read()
    {
        var path = Path.Combine(_folder, "policy.txt");
        await using (var file = File.Create(path)) file.SetLength((50L * 1024 * 1024) + 1);
        await Refused(path, "larger than 50 MB");
    }

    [Fact]
    public async Task A_book_is_not_read_for_a_policy() => await Refused("policy.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Staff must not. ", 130_000))), "more text than any school policy");

    [Theory]
    [InlineData("<")]
    [InlineData("<div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<a b=\"")]
    [InlineData("<sup>")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    public async Task A_web_page_in_whatever_state_is_read_soon(string scrap)
    {
        var path = Write("policy.html", Encoding.UTF8.GetBytes("<p>Staff must not share passwords.</p>" + string.Concat(Enumerable.Repeat(scrap, 200_000))));
        var watch = Stopwatch.StartNew();
        var (code, _, _) = await Ask(path);
        Assert.Equal(0, code);
        Assert.True(watch.Elapsed < Soon, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("* Staff must* not\n")]
    [InlineData("Staff must not share their passwords with anybody at any time or in any place,\n")]
    [InlineData("A Heading Like This\n\nStaff must not.\n\n")]
    [InlineData("| Staff | must not |\n")]
    public async Task A_long_text_is_read_soon(string line)
    {
        var path = Write("policy.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 100_000 / line.Length))));
        var watch = Stopwatch.StartNew();
        var (code, _, _) = await Ask(path);
        Assert.Equal(0, code);
        Assert.True(watch.Elapsed < Soon, $"took {watch.Elapsed}");
    }

    [NeedsPdfToTextFact]
    public async Task A_scan_asks_for_the_file_that_it_was_made_from() => await Refused("policy.pdf", new SomePdf().Bytes(), "a scan");

    [NeedsPdfToTextFact]
    public async Task A_damaged_pdf_is_refused() => await Refused("policy.pdf", Encoding.Latin1.GetBytes("%PDF-1.4\nnothing more"), "damaged");

    [NeedsPdfToTextFact]
    public async Task A_locked_pdf_asks_for_a_copy_without_a_password()
    {
        var open = Encoding.Latin1.GetString(new SomePdf().Text("Staff must not.").Bytes());
        var key = string.Concat(Enumerable.Repeat("<41>", 1)).Replace("41", new string('4', 64), StringComparison.Ordinal);
        await Refused("policy.pdf", Encoding.Latin1.GetBytes(open.Replace("/Root 1 0 R", $"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O{key}/U{key}>>", StringComparison.Ordinal)), "locked with a password");
    }

    [Fact]
    public void Without_the_program_for_pdfs_the_message_names_it_and_the_way_round_it()
    {
        var fault = Assert.Throws<PolicyFileException>(() => PdfDocument.Read(new SomePdf().Text("Staff must not.").Bytes(), "no-such-program"));
        Assert.Contains("install poppler (Debian: poppler-utils), or save the policy as .docx", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_does_not_come_back_is_stopped()
    {
        if (OperatingSystem.IsWindows()) return;
        var program = Write("slow", "#!/bin/sh\nexec sleep 600\n"u8.ToArray());
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var watch = Stopwatch.StartNew();
        var fault = Assert.Throws<PolicyFileException>(() => PdfDocument.Read(new SomePdf().Bytes(), program, TimeSpan.FromMilliseconds(200)));
        Assert.Contains("could not be read within", fault.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Soon, $"took {watch.Elapsed}");
    }

    private Task Refused(string name, byte[] content, string sentence) => Refused(Write(name, content), sentence);

    private static async Task Refused(string path, string sentence)
    {
        var (code, output, error) = await Ask(path);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(sentence, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Ask(string path)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await AskCommand.RunAsync(["--policy", path, "can i share my password?"], output, error);
        return (code, output.ToString(), error.ToString());
    }
}
