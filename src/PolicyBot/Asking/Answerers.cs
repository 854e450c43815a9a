using PolicyBot.Core.Asking;
using PolicyBot.Core.Packs;

namespace PolicyBot.Asking;

/// <summary>One answerer for each school that is switched on, indexed once at start.</summary>
internal sealed class Answerers(SchoolPacks schools)
{
    private readonly Dictionary<string, PolicyAnswerer> bySchool =
        schools.All.ToDictionary(school => school.Id, school => new PolicyAnswerer(school.Document));

    public Answer Answer(SchoolPack school, QuestionText question) => bySchool[school.Id].Answer(question.Text);
}
