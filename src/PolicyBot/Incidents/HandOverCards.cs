using PolicyBot.Bot;
using PolicyBot.Cards;
using PolicyBot.Core.Incidents;
using PolicyBot.Core.Packs;

namespace PolicyBot.Incidents;

/// <summary>A report for a role that has only an address: an e-mail says that there is one, and the reporter hands it over.</summary>
internal static class HandOverCards
{
    /// <summary>The roles of a case that have only an address.</summary>
    public static IReadOnlyList<RoleBinding> RolesOf(SchoolPack school, IncidentCase incident) =>
        [.. incident.Roles.Select(school.Role).OfType<RoleBinding>().Where(role => role is { IsInTenant: false, Mail: not null })];

    /// <summary>The e-mail: the number, and who tells them more. It may be read by others, so it names neither the reporter nor what happened.</summary>
    public static string Mail(SchoolPack school, IncidentCase incident, RoleBinding? role)
    {
        // A number that is answered in the school is no way to hear of a report about somebody there.
        var have = incident.Concerned.Count > 0 ? [] : incident.Roles.Select(school.Role).OfType<RoleBinding>().Where(other => other is { IsInTenant: true, Phone: not null }).ToList();
        var more = have.Count > 0
            ? $"To hear what it is about, telephone {string.Join(" or ", have.Select(PhoneNumbers.InWords))}."
            : $"Whoever made it has been asked to telephone you{(role?.Phone is { } phone ? $" on {phone}" : "")} or to see you.";
        return $"A report at {school.Name} needs you: {incident.Id}. {more} This e-mail does not say what it is about, on purpose. Do not answer it or pass it on.";
    }

    /// <summary>What the reporter has to do now; nothing where no role has only an address.</summary>
    /// <param name="canMail">Whether they are told by e-mail that there is a report.</param>
    public static IReadOnlyList<Element> InPerson(SchoolPack school, IncidentCase incident, IReadOnlyList<RoleBinding> roles, bool canMail) => roles.Count == 0 ? [] :
    [
        new Container(
        [
            new TextBlock("Now hand it over yourself") { Weight = TextWeight.Bolder },
            new TextBlock(Plain.Text($"The {string.Join(", ", roles.Select(role => role.Title.ToLowerInvariant()))} of {school.Name} has no PolicyBot. {Told(incident, canMail)} "
                + $"Telephone or see them, and tell them the number {incident.Id} and what you reported. Do not put it in an e-mail.")) { Spacing = Spacing.None },
            .. CheckDialogs.Telephone(roles),
        ]) { Style = ContainerStyle.Warning },
    ];

    /// <summary>The same before it is sent.</summary>
    public static string Before(RoleBinding role, bool canMail) =>
        (canMail
            ? "PolicyBot sends them an e-mail that a report needs them, without a word of what it is about."
            : "They have no PolicyBot, and it cannot send e-mail here: nobody tells them but you.")
        + $" Hand the report over yourself once it is sent, and not by e-mail: {PhoneNumbers.InWords(role)}.";

    private static string Told(IncidentCase incident, bool canMail) => canMail
        ? $"They are sent an e-mail that {incident.Id} needs them, without a word of what it is about."
        : "No e-mail could be sent to them either: nobody has told them.";
}
