using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>What has to be read before anything is typed, because typing would cost time or make it worse.</summary>
internal static class Stops
{
    public static Container Danger(SchoolPack school) => Box(
        new TextBlock("Is somebody in immediate danger?") { Weight = TextWeight.Bolder },
        new TextBlock($"Call **999** now. Then tell the {Lead(school)}.") { Spacing = Spacing.None },
        new TextBlock("If an adult may be grooming a child online, ceop.police.uk takes reports too.") { Spacing = Spacing.Small });

    public static Container IndecentImage(SchoolPack school) => Box(
        new TextBlock("Is it an indecent picture of a child?") { Weight = TextWeight.Bolder },
        new TextBlock($"Do not look at it again, copy it, forward it, delete it or take a screenshot. Leave the device as it is and tell the {Lead(school)}.") { Spacing = Spacing.None });

    /// <summary>Neither is the school's own invention.</summary>
    public static TextBlock Source { get; } =
        new("Statutory guidance: Keeping children safe in education") { Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.Small };

    /// <summary>What to do, and not to do, before the report is written; null for a kind that needs no such word.</summary>
    public static string? Advice(IncidentKind kind) => kind.Id switch
    {
        "press" => "Do not reply to them. Whoever speaks for the school does.",
        "account-abuse" => "Keep a screenshot, then hide or remove the comment at once if you can.",
        "compromised-account" => "Do not use the account, and do not tell anybody its password.",
        "contact" or "private-group" => "Do not reply. Keep a screenshot with the date.",
        "parent-post" or "defamation" => "Do not answer it online. Keep a screenshot with the date and the address.",
        "own-mistake" => "Thank you for saying so: this is for putting it right, not for blame. If it is still online, take it down first.",
        "extremism" => "Do not share it or open it again.",
        _ => null,
    };

    private static string Lead(SchoolPack school) => school.Role(RoleIds.Dsl) is { } dsl
        ? Plain.Text(dsl.Phone is null ? dsl.Title.ToLowerInvariant() : PhoneNumbers.InWords(dsl))
        : "headteacher";

    private static Container Box(params IReadOnlyList<Element> items) => new(items) { Style = ContainerStyle.Attention, Spacing = Spacing.Small };
}
