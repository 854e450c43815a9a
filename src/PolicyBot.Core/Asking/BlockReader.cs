namespace PolicyBot.Core.Asking;

/// <summary>Lines into headings, paragraphs and list items. Every word of the file ends up in exactly one block.</summary>
internal sealed class BlockReader
{
    private const int ShortLine = 60;
    private const int WrapWidth = 130;
    private const int LongestParagraph = 6000;

    private readonly IReadOnlyList<SourceLine> _lines;
    private readonly bool _wrapped;
    private readonly List<Block> _blocks = [];
    private bool _hasMainHeading;

    private BlockReader(IReadOnlyList<SourceLine> lines)
    {
        _lines = lines;
        var lengths = lines.Where(l => !l.IsBlank).Select(l => l.Raw.Length).Order().ToList();
        // A file whose lines hardly ever pass the width of a page was wrapped by whatever wrote it.
        _wrapped = lengths.Count > 0 && lengths[(int)(lengths.Count * 0.95)] <= WrapWidth;
    }

    public static IReadOnlyList<Block> Read(string text)
    {
        var reader = new BlockReader(SourceLine.Split(text));
        for (var i = 0; i < reader._lines.Count; i++)
        {
            if (TableReader.IsRow(reader._lines[i].Raw)) i = reader.TakeTable(i);
            else if (!reader._lines[i].IsBlank) reader.Take(i);
        }

        return reader._blocks;
    }

    private int TakeTable(int first)
    {
        var rows = _lines.Skip(first).TakeWhile(l => TableReader.IsRow(l.Raw)).ToList();
        _blocks.AddRange(TableReader.Read(rows));
        return first + rows.Count - 1;
    }

    private void Take(int i)
    {
        var line = _lines[i];
        if (line.Raw.StartsWith('#') && line.Raw.TrimStart('#') is { Length: > 0 } hashed && hashed[0] == ' ')
            Add(BlockKind.Heading, hashed.Trim(), null, line, line.Raw.Length - line.Raw.TrimStart('#').Length);
        else if (Continues(i))
            _blocks[^1] = _blocks[^1] with { Text = (_blocks[^1].Text + " " + line.Raw).Trim() };
        else if (line.Mark is not null)
            TakeMarked(i, line);
        else if (IsHeading(i, line.Raw))
            Add(BlockKind.Heading, line.Raw, null, line, HeadingLevel(line.Raw));
        else
            Add(IsLoneLine(i) ? BlockKind.Line : BlockKind.Paragraph, line.Raw, null, line, 0);
    }

    private void TakeMarked(int i, SourceLine line)
    {
        var wholeBold = line.Body.StartsWith("**", StringComparison.Ordinal) && line.Body.EndsWith("**", StringComparison.Ordinal) && line.Body.Length > 4;
        if (line.Label is { } label && !HasSibling(i) && !HasValue(i, line.Body) && HeadingRules.Reads(line.Body))
            Add(BlockKind.Heading, line.Body, label, line, 1 + Math.Max(1, label.Trim('.', '(', ')').Split('.').Length));
        else if (line.IsBullet && wholeBold && HeadingRules.Reads(line.Body))
            Add(BlockKind.Heading, line.Body, null, line, 5);
        else
            Add(BlockKind.Item, line.Body, line.Label, line, 0);
    }

    private void Add(BlockKind kind, string text, string? number, SourceLine line, int level)
    {
        _blocks.Add(new Block(kind, text, number, line.Mark, line.Indent, level, line.Number));
        _hasMainHeading |= kind == BlockKind.Heading && (number is not null || line.Mark is null && level <= 2 && line.Number > 1);
    }

    /// <summary>A line that goes on with the block before it: wrapped text, or a sentence torn by a page break.</summary>
    private bool Continues(int i)
    {
        var line = _lines[i];
        if (_blocks.Count == 0 || line.Mark is not null && !(line.Label is not null && TornNumber(i))) return false;
        var last = _blocks[^1];
        if (last.Kind == BlockKind.Cell || last.Text.Length > LongestParagraph) return false;
        var afterBlank = _lines[i - 1].IsBlank;
        if (last.Text.Length == 0) return true;
        if (FrontPage.IsLabel(last.Text) && last.Kind != BlockKind.Heading) return Words.Count(line.Raw) <= 8 && !(afterBlank && last.Text.EndsWith(':'));
        if (last.Kind == BlockKind.Heading) return !afterBlank && Words.StartsLower(line.Raw) && last.Mark is null && last.Level == 0;
        if (afterBlank) return Words.StartsLower(line.Raw) && !Words.EndsSentence(last.Text);
        if (Words.StartsLower(line.Raw)) return true;
        return _wrapped && _lines[i - 1].Raw.Length >= ShortLine && !HeadingRules.IsWholeBold(line.Raw);
    }

    // In wrapped text a line can begin with "13." or "2" in the middle of a sentence.
    private bool TornNumber(int i) =>
        _wrapped && !_lines[i - 1].IsBlank && _lines[i - 1].Raw.Length >= ShortLine && !Words.EndsSentence(_lines[i - 1].Raw)
        && char.IsAsciiDigit(_lines[i].Label![0]) && Words.StartsLower(_lines[i].Body);

    private bool IsHeading(int i, string text)
    {
        var startsParagraph = i == 0 || _lines[i - 1].IsBlank || _blocks.Count == 0 || _blocks[^1].Kind == BlockKind.Heading || _wrapped && Words.EndsSentence(_lines[i - 1].Raw);
        if (!startsParagraph || !HeadingRules.Reads(text) || HasValue(i, text)) return false;
        var next = i + 1 < _lines.Count ? _lines[i + 1] : null;
        return next is null || next.IsBlank || next.Mark is not null || next.Raw.Length > ShortLine || HeadingRules.IsWholeBold(text);
    }

    // "Sponsor" with "IT Communications" on the next line is a fact of the front page.
    private bool HasValue(int i, string text) =>
        FrontPage.IsLabel(text) && _lines.Skip(i + 1).FirstOrDefault(l => !l.IsBlank) is { Mark: null } next
        && Words.Count(next.Raw) <= 6 && !Words.EndsSentence(next.Raw);

    private int HeadingLevel(string text) => _hasMainHeading && !HeadingRules.IsCapitals(text) ? 3 : 2;

    private bool IsLoneLine(int i) => _lines[i].Raw.Length <= ShortLine && !Words.EndsSentence(_lines[i].Raw);

    // Numbered short lines that touch each other are a table of contents or a list, not headings.
    private bool HasSibling(int i) =>
        i > 0 && _lines[i - 1].Label is not null && HeadingRules.Reads(_lines[i - 1].Body)
        || i + 1 < _lines.Count && _lines[i + 1].Label is not null && HeadingRules.Reads(_lines[i + 1].Body)
            && _lines[i + 1].Label!.Count(c => c == '.') <= _lines[i].Label!.Count(c => c == '.');
}
