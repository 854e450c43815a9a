namespace PolicyBot.Core.Asking;

/// <summary>What a question asks for.</summary>
internal enum QuestionForm
{
    /// <summary>May I, is it ok.</summary>
    May,

    /// <summary>Must I, do we have to, should we.</summary>
    Must,

    /// <summary>Who, whose.</summary>
    Who,

    /// <summary>When, how long, how often.</summary>
    When,

    /// <summary>How old, what age.</summary>
    Age,

    /// <summary>What, which, where, how, why.</summary>
    What,
}

/// <summary>A question as the ranker sees it.</summary>
/// <param name="Focus">The part that asks, without the situation told before it ("mum messaged me. do i tell the head?").</param>
/// <param name="FocusBeliefs">Which matter that part is about.</param>
internal sealed record Question(
    Reading Reading, IReadOnlyList<string> Stems, QuestionForm Form, string Actor, Vector Vector, float[] Likenesses, float[] Beliefs, Reading Focus, float[] FocusBeliefs)
{
    private float[]? _point;

    /// <summary>Where it stands among the clauses that might answer it.</summary>
    public float[] Point
    {
        get => _point ??= Meaning.Shared.OfQuestion(Reading);
        init => _point = value;
    }

    /// <summary>What was asked before of the same policy.</summary>
    public Recall Recalled { get; init; } = Recall.Nothing;

    private const float WorthCounting = 0.02f;

    /// <summary>The likeliest matter.</summary>
    public int First { get; } = Array.IndexOf(Beliefs, Beliefs.Max());

    /// <summary>The matters that the question may be about.</summary>
    public IReadOnlyList<(int Matter, float Belief)> Matters { get; } =
        [.. Beliefs.Select((b, m) => (m, b)).Where(p => p.b >= WorthCounting)];

    /// <summary>Ideas that carry the question, without those that every question shares.</summary>
    public IReadOnlyList<string> TellingIdeas { get; } =
        [.. Reading.IdeaSet.Where(i => i is not ("socialmedia" or "platform" or "personal" or "official"))];
}

/// <summary>Reads a question: typing errors mended against the known words, its form, who acts in it and its matters.</summary>
internal static class QuestionReader
{
    public const int MostCharacters = 500;

    public static Question Read(string question, string? asker, Func<string, bool> known)
    {
        var tokens = Spelling.Mend(Tokens.Read(question), known);
        var reading = Reading.Of(tokens);
        var actor = Actors.InQuestion(reading, asker);
        var vector = MatterIndex.Shared.Vectors.Of(reading, actor);
        var likenesses = MatterIndex.Shared.OfQuestion(vector);
        var form = QuestionForms.Of(tokens);
        var stems = form is QuestionForm.May or QuestionForm.Must ? reading.ContentStemsWithoutPlaces : reading.ContentStems;
        var beliefs = MatterIndex.Shared.BeliefsOfQuestion(reading, actor);
        var part = QuestionForms.AskingPart(question);
        var focus = part.Length == question.Length ? reading : Reading.Of(Spelling.Mend(Tokens.Read(part), known));
        var focusBeliefs = focus == reading ? beliefs : MatterIndex.Shared.BeliefsOfQuestion(focus, actor);
        return new Question(reading, [.. stems.Distinct(StringComparer.Ordinal)], form, actor, vector, likenesses, beliefs, focus, focusBeliefs);
    }
}
