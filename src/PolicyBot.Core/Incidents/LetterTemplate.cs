using PolicyBot.Core.Packs;

namespace PolicyBot.Core.Incidents;

/// <summary>A letter or a reply that somebody can send: the school's own words, or PolicyBot's, never the policy's.</summary>
/// <param name="Id">Kebab-case; names it in a pack.</param>
/// <param name="Title">What it is for.</param>
/// <param name="From">The role that sends it, by the policy where that says so; null for whoever writes it.</param>
/// <param name="Text">The words. <c>{school}</c>, <c>{sender}</c> and <c>{policy}</c> are filled in.</param>
/// <param name="Source">Where the school gets the right or the duty to write it; quoted under the letter where that is the policy.</param>
public sealed record LetterTemplate(string Id, string Title, string? From, string Text, RuleSource Source)
{
    /// <summary>What holds where a pack says nothing else.</summary>
    public static IReadOnlyList<LetterTemplate> Defaults { get; } =
    [
        New("removal", "Ask a parent or carer to remove a post, and invite them to talk", RoleIds.Headteacher,
            "Dear parent or carer,\n\nA post on social media about {school} has been brought to our attention. We ask you to remove it. "
            + "We would like to hear what worries you and to put it right with you in person: please contact the school office for a time that suits you. "
            + "If talking does not help, our complaints procedure is open to you.\n\nYours sincerely"),
        New("private-contact", "Invite somebody who complains online to contact the school", null,
            "Thank you for telling us. We would like to help, and can do that best in private: please contact the school office by telephone or e-mail."),
        New("use-email", "Answer a question about a child that was asked in public", null,
            "Thank you for your message. We cannot talk about individual children here. Please write to the school office by e-mail, and somebody will answer you."),
        New("official-channels", "Point to the official way to complain", null,
            "We are sorry that you are not happy. Social media is not the place where we can look into a complaint. Please raise it with the class teacher or the school office first; "
            + "our complaints procedure says what you can do after that."),
        New("parent-questions", "Tell parents where to get help with social media", null,
            "For help with your child's life online, please contact the school office. The NSPCC's helpline for parents also gives free advice."),
        New("parent-resources", "Send parents material to use at home", null,
            "Dear parents and carers,\n\nAgreeing on rules at home helps children online: when phones are put away, what may be shared, and whom to tell. "
            + "The school has material that you can use for this; ask the school office for it.\n\nYours sincerely"),
        New("public-explanation", "Say publicly why a comment was removed or somebody blocked", null,
            "We have removed a comment because it did not keep to the rules of this page: be polite, name no children, and take complaints to the school office. Accounts that do so again are blocked."),
        New("acceptable-use", "Tell parents what is acceptable on a platform that children use", RoleIds.Headteacher,
            "Dear parents and carers,\n\nYour child can post on a learning platform of {school}. Pupils are polite there, write nothing about others that they would not say to them, and put up no pictures of other children. "
            + "Please talk about this with your child.\n\nYours sincerely"),
        New("photographs", "Ask parents not to post pictures of other people's children", RoleIds.Headteacher,
            "Dear parents and carers,\n\nYou are welcome to keep pictures of your own child at our events. Please do not post pictures in which other children can be seen, and remove any that you have posted.\n\nYours sincerely"),
        New("photographs-ban", "Say that no pictures may be taken at events", RoleIds.Headteacher,
            "Dear parents and carers,\n\nPictures of other people's children were posted after a school event although we had asked that they should not be. Until further notice no pictures may be taken at our events. "
            + "We are sorry that this affects everybody.\n\nYours sincerely"),
        New("group-owner", "Advise somebody who has set up a private group", null,
            "We hear that you have set up a chat group for families of {school}. It is not run by the school. We advise you to agree on rules with its members: no names or pictures of other people's children, nothing about members of staff, "
            + "and worries go to the school. If something in the group may harm a child, tell us at once."),
        New("share-concern", "Share a concern about a child's use of social media with parents", null,
            "Dear parent or carer,\n\nWe would like to talk with you about your child's use of social media. Most platforms are for people of 13 and over. Please contact the school office for a time to talk.\n\nYours sincerely"),
        New("parent-guide", "Advise parents on social media", RoleIds.Headteacher,
            "Dear parents and carers,\n\nSome advice on social media for the good of your children and yourselves: share pictures of your own child only, check who can see what you post, "
            + "know the age limits of platforms, and bring worries about the school to us rather than online.\n\nYours sincerely"),
    ];

    /// <summary>A school's letters: the pack's own, and the defaults for the rest.</summary>
    public static IReadOnlyList<LetterTemplate> Of(SchoolPack school) =>
        [.. Defaults.Select(letter => school.Letters.FirstOrDefault(own => own.Id == letter.Id) ?? letter), .. school.Letters.Where(own => Defaults.All(letter => letter.Id != own.Id))];

    /// <summary>The words for one school, with the sender and the clause under them.</summary>
    public string Write(SchoolPack school)
    {
        var sender = From is null ? "" : school.Role(From)?.Title ?? "";
        var words = Text.Replace("{school}", school.Name, StringComparison.Ordinal).Replace("{policy}", school.Policy.Title, StringComparison.Ordinal).Replace("{sender}", sender, StringComparison.Ordinal);
        var signed = sender == "" ? words : $"{words}\n\n{sender}, {school.Name}";
        return Source is RuleSource.Policy { Clause.Text: var clause } ? $"{signed}\n\nOur {school.Policy.Title} says: “{clause}”" : signed;
    }

    private static LetterTemplate New(string id, string title, string? from, string text) => new(id, title, from, text, new RuleSource.SchoolSetting());
}
