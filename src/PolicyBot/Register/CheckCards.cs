using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>The regular check of an account.</summary>
internal static class CheckCards
{
    /// <summary>For those who run it.</summary>
    public static AdaptiveCard Due(SchoolPack school, RegisterEntry entry) => NoticeCards.Told(
        entry, $"Please check {entry.Title}",
        [
            new TextBlock("Look at the account: is there only what should be there, and is what the register says still right?"),
            .. RegisterCards.Fact("Address", entry.Address ?? "Not entered yet"),
            .. RegisterCards.Fact("Run by", RegisterCards.Names(entry.Runners)),
            .. RegisterCards.Fact("Moderator", RegisterCards.Moderator(school, entry)),
            .. RegisterCards.Fact("Last check", LastCheck(entry)),
            RegisterCards.Small(Plain.Text($"Asked for regularly: {school.Deadline(DeadlineIds.AccountCheck).Source.Mark}.")),
            RegisterCards.Small(Plain.Text($"If something is wrong, tell {RegisterRules.Holders(school, RegisterRights.SetUp)}. To confirm without the button, type: checked {entry.Id}")),
        ],
        RegisterCards.Button("Checked today", RegisterVerbs.Check, entry) with { Style = ActionStyle.Positive },
        RegisterCards.Button("Open the entry", RegisterVerbs.Show, entry));

    /// <summary>For the administrator, where those who run it were asked in vain.</summary>
    public static AdaptiveCard Overdue(SchoolPack school, RegisterEntry entry) => NoticeCards.Told(
        entry, $"{entry.Title} has not been checked",
        [
            .. RegisterCards.Fact("Run by", RegisterCards.Names(entry.Runners)),
            .. RegisterCards.Fact("Last check", LastCheck(entry)),
            new TextBlock(Plain.Text($"The people who run it were asked on {UkTime.Text(entry.CheckAsked ?? default)} and again now. Speak to them, or look at the account yourself.")),
        ],
        RegisterCards.Button("Open the entry", RegisterVerbs.Show, entry) with { Style = ActionStyle.Positive },
        RegisterCards.Button("Checked today", RegisterVerbs.Check, entry));

    /// <summary>When it was last checked and by whom, and since when the next check is due.</summary>
    public static string LastCheck(RegisterEntry entry) =>
        (entry.LastCheck is { } check ? RegisterCards.By(check) : "Not checked yet") + (entry.CheckAsked is { } since ? $". Asked for since {UkTime.Text(since)}" : "");
}
