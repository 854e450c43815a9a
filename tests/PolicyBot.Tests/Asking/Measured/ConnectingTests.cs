using PolicyBot.Core.Asking;
using PolicyBot.Testing;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>"Can I follow or be friends with …?": the same question, and five schools that answer it differently.</summary>
public sealed class ConnectingTests
{
    private static readonly string[] OfAParent =
["can I follow a parent?", "one of the mums wants to be mates on fb. ok?", "one of the mums has sent me a friend request, can i accept"];

    private static readonly string[] OfAPupil =
        ["can i be friends with a pupil on Facebook?", "a lad in my class sent me a friend request", "am I allowed to follow a pupil on instagram"];

    private static readonly string[] OfAFormerPupil =
        ["can i follow a former pupil?", "is it ok to be friends with an old pupil", "an ex pupil has added me on facebook, can I accept?"];

    public static TheoryData<string, string, string> Cells => Questions(
        ("stanburn", OfAParent, "not_stated"), ("stanburn", OfAPupil, "prohibited"), ("stanburn", OfAFormerPupil, "not_stated"),
        ("charlton", OfAParent, "not_stated"), ("charlton", OfAPupil, "prohibited"), ("charlton", OfAFormerPupil, "prohibited"),
        ("westbrook", OfAParent, "advised_against"), ("westbrook", OfAPupil, "prohibited"), ("westbrook", OfAFormerPupil, "prohibited"),
        ("abbotswood", OfAParent, "permitted_with_conditions"), ("abbotswood", OfAPupil, "prohibited"), ("abbotswood", OfAFormerPupil, "prohibited"),
        ("gaskell", OfAParent, "advised_against or prohibited"), ("gaskell", OfAPupil, "advised_against or prohibited"), ("gaskell", OfAFormerPupil, "advised_against"));

    [NeedsSharedTheory]
    [MemberData(nameof(Cells))]
    public void Each_school_answers_as_its_own_policy_does(string school, string question, string verdict)
    {
        var answer = Policies.Answerer(school).Answer(question);

        Assert.Contains(answer.Verdict?.Wire(), verdict.Split(" or "));
    }

    [NeedsSharedFact]
    public void Where_a_policy_says_two_things_of_parents_both_are_shown()
    {
        var answer = Policies.Answerer("gaskell").Answer("can I follow a parent?");

        var shown = answer.Citations.Select(citation => citation.Clause.Modality).ToList();
        Assert.Contains(Modality.AdvisedAgainst, shown);
        Assert.Contains(shown, strength => strength is Modality.Prohibited or Modality.NeedsApproval);
    }

    private static TheoryData<string, string, string> Questions(params IEnumerable<(string School, string[] Asked, string Verdict)> cells)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (school, asked, verdict) in cells)
            foreach (var question in asked) data.Add(school, question, verdict);
        return data;
    }
}
