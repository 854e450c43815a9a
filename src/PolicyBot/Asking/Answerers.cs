using System.Collections.Concurrent;
using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Asking;

/// <summary>One answerer for each school that is switched on, indexed once at start.</summary>
internal sealed class Answerers(SchoolPacks schools)
{
    private readonly Dictionary<string, Remembering> bySchool =
        schools.All.ToDictionary(school => school.Id, school => new Remembering(new PolicyAnswerer(school.Document)));

    public Answer Answer(SchoolPack school, QuestionText question) => bySchool[school.Id].Answer(question.Text);

    /// <summary>The same question always has the same answer, and every button under an answer asks it once more.</summary>
    private sealed class Remembering(PolicyAnswerer answerer)
    {
        private const int MostAnswers = 500;
        private readonly ConcurrentDictionary<string, Answer> known = new(StringComparer.Ordinal);

        public Answer Answer(string question)
        {
            if (known.TryGetValue(question, out var answer))
                return answer;
            if (known.Count >= MostAnswers)
                known.Clear();
            return known[question] = answerer.Answer(question);
        }
    }
}
