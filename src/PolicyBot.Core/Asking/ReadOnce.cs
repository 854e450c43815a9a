using System.Collections.Concurrent;

namespace PolicyBot.Core.Asking;

/// <summary>What the sentences and headings of one document say, each read once: clauses share their lead-ins and headings, and two readers ask how a sentence binds.</summary>
internal sealed class ReadOnce
{
    private readonly ConcurrentDictionary<string, Modality> _strengths = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, List<string>> _tagged = new(StringComparer.Ordinal);

    /// <summary>How a plain lower-case sentence binds by the rules of <see cref="ModalityReader"/>.</summary>
    public Modality StrengthOf(string plain) => _strengths.GetOrAdd(plain, ModalityReader.OfSentence);

    /// <summary>The words of a text as <see cref="StrengthReader"/> tags them.</summary>
    public IReadOnlyList<string> Tagged(string text) => _tagged.GetOrAdd(text, t => StrengthReader.Tagged(Reading.Of(Words.Plain(t))));
}
