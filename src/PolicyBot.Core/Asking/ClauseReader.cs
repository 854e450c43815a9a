using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Blocks into headings and clauses: sentences split, list items joined to their lead-ins, footnotes to their marks.</summary>
internal sealed partial class ClauseReader
{
    private const int LongestLeadIn = 260;

    private readonly List<Section> _sections = [];
    private readonly List<Clause> _clauses = [];
    private readonly List<string> _leadContexts = [];
    private readonly List<(int Level, string Text)> _path = [];
    private readonly List<(int Indent, string Text)> _parents = [];
    private readonly Dictionary<string, string> _marked = new(StringComparer.Ordinal);
    private string? _paragraphLeadIn;
    private string? _activeLeadIn;
    private string _leadContext = "";
    private int _block;

    public static (IReadOnlyList<Section> Sections, IReadOnlyList<Clause> Clauses) Read(IReadOnlyList<Block> blocks, StrengthReader strengths)
    {
        var reader = new ClauseReader();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Heading) reader.TakeHeading(block);
            else if (block.Kind == BlockKind.Cell) reader.TakeCell(block);
            else if (block.Kind == BlockKind.Item) reader.TakeItem(block, i + 1 < blocks.Count && blocks[i + 1] is { Kind: BlockKind.Item } next && next.Indent > block.Indent);
            else reader.TakeText(block);
            reader._block++;
        }

        return (reader._sections, reader.WithStrengths(strengths));
    }

    private void TakeHeading(Block block)
    {
        var text = Words.Plain(block.Text);
        _sections.Add(new Section(text, block.Number, block.Level, block.Line));
        _path.RemoveAll(h => h.Level >= block.Level);
        _path.Add((block.Level, block.Number is null ? text : block.Number + " " + text));
        _parents.Clear();
        _paragraphLeadIn = _activeLeadIn = null;
    }

    private void TakeCell(Block block)
    {
        var kind = block.LeadIn is null && !Words.EndsSentence(block.Text) ? ClauseKind.Line : ClauseKind.Item;
        _leadContext = block.LeadIn ?? "";
        foreach (var sentence in Sentences.Split(block.Text)) Add(sentence, block.LeadIn, block, kind);
        _parents.Clear();
        _paragraphLeadIn = _activeLeadIn = null;
    }

    private void TakeText(Block block)
    {
        var sentences = Sentences.Split(block.Text);
        if (Unspaced().Match(block.Text) is { Success: true } unspaced && _marked.TryGetValue(unspaced.Value, out var anchor))
        {
            foreach (var sentence in sentences) Add(sentence, anchor, block, ClauseKind.Footnote);
            return;
        }

        var kind = block.Kind == BlockKind.Line ? ClauseKind.Line : ClauseKind.Sentence;
        foreach (var sentence in sentences) Add(sentence, null, block, kind);
        _parents.Clear();
        _paragraphLeadIn = OpensList(sentences[^1]);
        if (_paragraphLeadIn is not null) _leadContext = Context(sentences);
        _activeLeadIn = null;
    }

    private void TakeItem(Block block, bool hasItems)
    {
        if (Footnoted(block) is { } anchor)
        {
            foreach (var sentence in Sentences.Split(block.Text)) Add(sentence, anchor, block, ClauseKind.Footnote);
            return;
        }

        _parents.RemoveAll(p => p.Indent >= block.Indent);
        var leadIn = LeadInFor(block, hasItems);
        var sentences = Sentences.Split(block.Text);
        for (var i = 0; i < sentences.Count; i++) Add(sentences[i], i == 0 ? leadIn : null, block, ClauseKind.Item);
        _parents.Add((block.Indent, sentences[^1]));
        if (!Words.EndsOpen(sentences[^1])) return;
        _activeLeadIn = sentences[^1];
        _leadContext = Context(sentences);
    }

    private string? LeadInFor(Block block, bool hasItems)
    {
        var open = _parents.Count > 0 ? OpensList(_parents[^1].Text) : _paragraphLeadIn;
        if (open is not null && Words.EndsOpen(open)) _activeLeadIn = open;
        if (open is not null && (Words.EndsOpen(open) || _parents.Count > 0 || Words.StartsLower(block.Text) && !Words.HasFiniteVerb(block.Text))) return open;

        // A page break often loses a nested list's indentation; a fragment still belongs to the list's lead-in.
        return !hasItems && !Words.EndsOpen(block.Text) && IsFragment(block.Text) ? _activeLeadIn : null;
    }

    private static string? OpensList(string sentence) =>
        sentence.Length <= LongestLeadIn && (Words.EndsOpen(sentence) || !Words.EndsSentence(sentence)) ? sentence : null;

    // "Advice will be provided. This will include:" is advice by its first sentence.
    private static string Context(IReadOnlyList<string> sentences) =>
        sentences.Count > 1 && sentences[^1].StartsWith("This ", StringComparison.Ordinal) ? sentences[^2] + " " + sentences[^1] : sentences[^1];

    private static bool IsFragment(string text)
    {
        var first = text.Split(' ', 2)[0];
        return Words.StartsLower(text) || first.EndsWith("ing", StringComparison.Ordinal)
            || first == "To" && !text.Contains(',', StringComparison.Ordinal) || !Words.HasFiniteVerb(text);
    }

    private void Add(string text, string? leadIn, Block block, ClauseKind kind)
    {
        _clauses.Add(new Clause(_clauses.Count, text, leadIn, [.. _path.Select(h => h.Text)], block.Number, Modality.Statement, kind, block.Line, _block));
        _leadContexts.Add(_leadContext);
        NoteMarks(text);
    }

    // By the rules first, then by what lessons taught. Every clause stands for itself, but for those that bind as the sentence before them does.
    private Clause[] WithStrengths(StrengthReader strengths)
    {
        var read = new ReadOnce();
        Modality[] ruled = [.. _clauses.AsParallel().AsOrdered().Select(c => c.Kind == ClauseKind.Line ? Modality.Statement : ModalityReader.Of(c.Text, c.LeadIn, _leadContexts[c.Index], c.HeadingPath, read))];
        bool[] extends = [.. _clauses.Select(c => ruled[c.Index] == Modality.Statement && Continues(c.Index) && Extends().IsMatch(c.Text))];
        for (var i = 0; i < extends.Length; i++)
            if (extends[i]) ruled[i] = ruled[i - 1];
        Clause[] clauses = [.. _clauses.AsParallel().AsOrdered().Select(c => WithStrength(c, ruled[c.Index], Continues(c.Index) ? ruled[c.Index - 1] : null, strengths, read))];
        for (var i = 0; i < extends.Length; i++)
            if (extends[i]) clauses[i] = clauses[i] with { Modality = clauses[i - 1].Modality, Chances = clauses[i - 1].Chances };
        return clauses;

        bool Continues(int i) => i > 0 && _clauses[i - 1].Block == _clauses[i].Block;
    }

    private static Clause WithStrength(Clause clause, Modality ruled, Modality? before, StrengthReader strengths, ReadOnce read)
    {
        if (clause.Kind == ClauseKind.Line) return clause with { Chances = StrengthReader.Sure(Modality.Statement) };
        var chances = strengths.ChancesOf(ruled, signs => StrengthReader.NameSigns(clause with { Modality = ruled }, before, read, signs));
        return clause with { Modality = Likeliest(chances, ruled, clause.Text), Chances = chances };
    }

    // "Use of the site may be monitored": what may befall somebody is leave for nobody.
    private static Modality Likeliest(float[] chances, Modality ruled, string text)
    {
        var likeliest = (Modality)Array.IndexOf(chances, chances.Max());
        // What a rule reads as binding is not softened to advice, and what it reads as restricting permits nothing.
        if ((ruled, likeliest) is (Modality.Prohibited, Modality.AdvisedAgainst) or (Modality.Required, Modality.Recommended)) return ruled;
        if (Verdicts.IsRestrictive(ruled) && likeliest is (Modality.Permitted or Modality.PermittedWithConditions or Modality.Recommended)) return ruled;
        return likeliest is Modality.Permitted or Modality.PermittedWithConditions && MayBe().IsMatch(text) ? ruled : likeliest;
    }

    // "*" before a line is a footnote where an earlier sentence carries the same mark behind a word.
    private string? Footnoted(Block block) => block.Mark is { } mark ? _marked.GetValueOrDefault(mark) : null;

    private void NoteMarks(string text)
    {
        if (Opens().IsMatch(text)) return;
        foreach (Match mark in Marks().Matches(text)) _marked[mark.Value] = text;
    }

    [GeneratedRegex(@"\b(?:may|can|might|could) (?:also )?be\b", RegexOptions.CultureInvariant)]
    private static partial Regex MayBe();

    [GeneratedRegex(@"^(?:This|The same|These rules)(?: rule)? (?:also )?(?:applies|apply|includes|covers|holds)\b(?! to (?:all|everyone|staff)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Extends();

    [GeneratedRegex(@"(?<=\w)\*{1,3}(?=[\s,.;:)]|$)|(?<=\S)[⁰¹²³⁴-⁹]{1,3}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<![\w*])\*{1,3}(?=\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Opens();

    // "*Family ties are …" with no space behind the mark, and no emphasis, which would be closed again.
    [GeneratedRegex(@"^\*{1,3}(?=\w[^*]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Unspaced();
}
