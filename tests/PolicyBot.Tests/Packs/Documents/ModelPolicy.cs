using System.Net;
using System.Text;

namespace PolicyBot.Tests.Packs.Documents;

/// <summary>The model policy as a school might have it: in Word, on its website, as a PDF.</summary>
internal static class ModelPolicy
{
    public static string Markdown { get; } = File.ReadAllText(Path.Combine(Repository.Root, "packs", "model", "policy.md"));

    private static IEnumerable<(string Kind, string Text)> Lines() => Markdown.Split('\n').Where(l => l.Trim().Length > 0).Select(l => l switch
    {
        ['#', '#', '#', ..] => ("h3", l[4..]),
        ['#', '#', ..] => ("h2", l[3..]),
        ['#', ..] => ("h1", l[2..]),
        [' ', ' ', '-', ..] => ("item", l[4..]),
        [>= '0' and <= '9', ..] => ("clause", l),
        _ => ("text", l),
    });

    public static byte[] Docx()
    {
        var docx = new SomeDocx();
        foreach (var (kind, text) in Lines())
        {
            // Word counts the numbers itself.
            var bare = text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            _ = kind switch
            {
                "h2" when char.IsAsciiDigit(text[0]) => docx.Heading(2, bare, numbered: true),
                ['h', var level] => docx.Heading(level - '0', text),
                "item" => docx.Bullet(text),
                "clause" => docx.Clause(bare),
                _ => docx.Text(text),
            };
        }

        return docx.Bytes();
    }

    public static byte[] Html()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=en><head><title>Website</title><style>p{color:red}</style></head><body><script>if (1<2) alert('no');</script>\n");
        var open = false;
        foreach (var (kind, text) in Lines())
        {
            if (open != (kind == "item")) html.Append(open ? "</ul>" : "<ul>");
            open = kind == "item";
            var tag = kind switch { "item" => "li", ['h', _] => kind, _ => "p" };
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{tag} class=\"a>b\">{WebUtility.HtmlEncode(text).Replace(" staff ", "\n  <em>staff</em> ", StringComparison.Ordinal)}");
            if (tag != "li") html.Append(System.Globalization.CultureInfo.InvariantCulture, $"</{tag}>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</body></html>").ToString());
    }

    public static byte[] Pdf()
    {
        var pdf = new SomePdf("Larkmere Vale School, page");
        foreach (var (kind, text) in Lines())
        {
            _ = kind switch
            {
                ['h', var level] => pdf.Heading(level - '0', text),
                "item" => pdf.Text("• " + text, 80, 2),
                _ => pdf.Text(text),
            };
        }

        return pdf.Bytes();
    }
}
