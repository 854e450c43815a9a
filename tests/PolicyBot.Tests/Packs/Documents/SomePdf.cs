using System.Globalization;
using System.Text;

namespace PolicyBot.Tests.Packs.Documents;

/// <summary>Makes plain PDFs: Courier, so that widths are known, wrapped and broken into pages, with a running foot.</summary>
internal sealed class SomePdf
{
    private const double CharacterWidth = 0.6;
    private const double Bottom = 90;
    private readonly List<StringBuilder> _pages = [];
    private double _y;

    /// <param name="foot">Stands at the foot of each page with the page's number; null for none.</param>
    public SomePdf(string? foot = null)
    {
        Foot = foot;
        NewPage();
    }

    private string? Foot { get; }

    public SomePdf Heading(int level, string text) => Block(text, 60, 24 - (4 * level));

    /// <param name="hanging">How many characters the first line stands further out, for a bullet or number.</param>
    public SomePdf Text(string text, double left = 60, int hanging = 0) => Block(text, left, 10, hanging);

    public SomePdf NewPage()
    {
        _pages.Add(new StringBuilder());
        _y = 780;
        if (Foot is not null) Put(60, 40, 9, $"{Foot} {_pages.Count}");
        return this;
    }

    public byte[] Bytes()
    {
        var objects = new List<string> { "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>" };
        var kids = new List<string>();
        foreach (var page in _pages)
        {
            kids.Add($"{objects.Count + 1} 0 R");
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {objects.Count + 2} 0 R>>");
            objects.Add($"<</Length {page.Length}>>\nstream\n{page}\nendstream");
        }

        objects[1] = $"<</Type/Pages/Count {kids.Count}/Kids[{string.Join(' ', kids)}]>>";
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private SomePdf Block(string text, double left, double size, int hanging = 0)
    {
        var most = (int)((535 - left) / (size * CharacterWidth));
        var line = "";
        var isFirst = true;
        foreach (var word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > most)
            {
                Line(left - (isFirst ? 0 : -hanging * size * CharacterWidth), size, line);
                (line, isFirst, most) = (word, false, (int)((535 - left) / (size * CharacterWidth)) - hanging);
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        Line(left + (isFirst ? 0 : hanging * size * CharacterWidth), size, line);
        _y -= size;
        return this;
    }

    private void Line(double left, double size, string text)
    {
        if (_y < Bottom) NewPage();
        Put(left, _y, size, text);
        _y -= 1.2 * size;
    }

    private void Put(double left, double y, double size, string text)
    {
        var escaped = string.Concat(text.Select(c => c switch
        {
            '(' or ')' or '\\' => "\\" + c,
            '•' => "\\225",
            '’' => "\\222",
            '“' => "\\223",
            '”' => "\\224",
            '–' => "\\226",
            '…' => "\\205",
            _ => c.ToString(),
        }));
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F {size} Tf {left} {y} Td ({escaped}) Tj ET\n");
    }
}
