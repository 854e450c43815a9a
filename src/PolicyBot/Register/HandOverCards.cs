using System.Text.Json.Nodes;
using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.People;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>A hand-over that waits for those who take over.</summary>
internal static class HandOverCards
{
    /// <summary>For whoever wants it: nobody has anything left to do.</summary>
    public static AdaptiveCard Ready(RegisterEntry entry, HandOver handOver) => NoticeCards.Told(
        entry, $"{Names(handOver)} can take over {entry.Title}",
        [
            new TextBlock(Plain.Text($"{Names(handOver)} {(handOver.To.Count == 1 ? "has" : "have")} read the policy and been trained. You can hand the account over from {handOver.From.Name} now.")),
        ],
        Button("Hand the account over", entry, handOver) with { Style = ActionStyle.Positive },
        RegisterCards.Button("Open the entry", RegisterVerbs.Show, entry));

    /// <summary>What is waited for, on the entry of those who decide.</summary>
    public static IReadOnlyList<Element> Waiting(RegisterEntry entry) => entry.HandOver is not { } handOver
        ? []
        :
        [
            new Container(
            [
                new TextBlock(Plain.Text($"To be handed over from {handOver.From.Name} to {Names(handOver)}.")) { Weight = TextWeight.Bolder },
                new TextBlock(Plain.Text(
                    $"They were asked on {UkTime.Text(handOver.Asked.At)} to read the policy and do the training, and are reminded. {handOver.Asked.By.Name} gets a message when that is done."))
                { Spacing = Spacing.Small },
            ]) { Style = ContainerStyle.Accent, Spacing = Spacing.Medium },
        ];

    private static ActionExecute Button(string title, RegisterEntry entry, HandOver handOver)
    {
        var data = RegisterCards.Data(entry);
        data["from"] = handOver.From.Id;
        data["to"] = string.Join(',', handOver.To.Select(person => person.Id));
        return RegisterCards.Sends(title, RegisterVerbs.Transfer, data) with { AssociatedInputs = AssociatedInputs.None };
    }

    private static string Names(HandOver handOver) => string.Join(" and ", handOver.To.Select(person => person.Name));
}
