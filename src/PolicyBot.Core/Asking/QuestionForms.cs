using System.Text.RegularExpressions;

namespace PolicyBot.Core.Asking;

/// <summary>Tells what a question asks for from the words that frame it.</summary>
internal static partial class QuestionForms
{
    public static QuestionForm Of(IReadOnlyList<string> tokens)
    {
        var text = string.Join(' ', tokens);
        if (AsksAge().IsMatch(text)) return QuestionForm.Age;
        if (AsksLeave().IsMatch(text)) return QuestionForm.May;
        if (AsksTime().IsMatch(text)) return QuestionForm.When;
        if (AsksWho().IsMatch(text)) return QuestionForm.Who;
        if (AsksWhatToDo().IsMatch(text)) return QuestionForm.Must;
        if (AsksWhat().IsMatch(text) && !AsksLeaveToo().IsMatch(text)) return QuestionForm.What;
        if (AsksDuty().IsMatch(text)) return QuestionForm.Must;
        if (AsksWhatAnywhere().IsMatch(text) && !May().IsMatch(text)) return QuestionForm.What;
        return QuestionForm.May;
    }

    /// <summary>The part of the question that asks: its last sentence or clause with a question's frame, from that frame on.</summary>
    public static string AskingPart(string question)
    {
        var part = Breaks().Split(question).LastOrDefault(s => Asking().IsMatch(s)) ?? question;
        return Told().Match(part) is { Success: true } told ? part[told.Length..] : part;
    }

    [GeneratedRegex(@"[.!?;:,](?:\s+|$)|\s[-–—]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\b(?:can|may|could|should|must|shall|do|does|am|are|is|has|have|would|will) (?:i|we|it|they|he|she|that|this|there|the|a|an|any|our|my|staff|parents?|pupils?|students?|teachers?|someone|anyone|you)\b|\b(?:who|whose|what|whats|where|when|how|which|why)\b|\b(?:ok|okay|alright|allowed|fine|need to|have to|any harm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    [GeneratedRegex(@"^(?:\S+\s+){3,}?(?=(?:can|may|could|should|must|shall|do|am|are) (?:i|we)\s+\S+\s+\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"\bhow old\b|\b(?:what|which|minimum|legal) age\b|\bage (?:limit|rating|restriction)|\bage\b.*\bfor\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksAge();

    // "Whose say so do I need" asks for leave although it begins with who.
    [GeneratedRegex(@"\bwhose (?:ok|say|say so|permission|approval|agreement|consent|nod|blessing|go ahead)|^who (?:do i|do we|must i|should i) (?:need to )?ask (?:before|if i can|for permission)|\bwho (?:says|decides) (?:whether|if) (?:i|we) can\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksLeave();

    [GeneratedRegex(@"^(?:\w+ ){0,2}when\b(?! (?:i|we|parents|pupils|a|someone|people)\b.*\b(?:can|should|do)\b)|\bhow (?:long|often|soon|quick|quickly|fast|many days)\b|\bdeadline\b|\bwhat time\b|\bby when\b|\bhow frequently\b|\bturnaround\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksTime();

    [GeneratedRegex(@"^(?:so |and |but |also |to |please )*(?:who|whose|whom)\b|(?<!\b(?:pupil|pupils|student|students|child|children|kid|kids|parent|parents|girl|boy|lad|someone|anyone|person|people|teacher|teachers|staff|mum|dad|one|those|y\d+|\d+|friend|colleague|member|adults|adult|parent|stranger|leaver) )\bwho (?:is|do|does|should|gets|deals|decides|approves|runs|looks|checks|can|has|to|hears|needs)\b.*$|\bwho\?*$|\bto who\b|\bwhich (?:person|people|team|role)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWho();

    [GeneratedRegex(@"^(?:so |and |but |in short |please )?(?:what|which|where|how|why|is there|are there|any (?:advice|guidance|tips|pointers|process|rules|helpline)|tell me)\b(?! (?:if|about if)\b.*\bcan i\b)", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWhat();

    [GeneratedRegex(@"\b(?:what|which|how)\b.{0,40}\b(?:must|should|has to|have to) (?:i|we|my|our|go|say)\b|\bwhat (?:must|should|do) (?:i|we)(?: have to| need to)? do\b|^(?!.*\b(?:how|what|who|where)\b).*\bany process\b|\bwhich \w+ do (?:i|we)\b|\bany advice on\b.*\b(?:my|our|own)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWhatToDo();

    // "What counts as off limits, can I …": the second half asks for leave.
    [GeneratedRegex(@"^.+(?<!how|what|where|which|who|when|\bso) (?:can|may|could) (?:i|we|they)\b|\b(?:am i|are we|are they) allowed\b|\bis it (?:ok|alright|fine)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksLeaveToo();

    [GeneratedRegex(@"\b(?:what|which|where|how|why|any process|any advice|meant by|stand for)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWhatAnywhere();

    [GeneratedRegex(@"\b(?:must|have to|has to|need to|needs to|have got to|have i got to|have we got to|got to|need (?:a|an|any|the|your|parents?|someones?|their|consent|permission|training|two|to)|need\b.*\b(?:permission|consent|approval|agreement)|should|ought|supposed to|required|obliged|is it (?:compulsory|mandatory|necessary)|worth (?:me|us|it)?|is it (?:wise|best|a good idea|better)|expected to|does .* (?:matter|count|apply|cover))\b", RegexOptions.CultureInvariant)]
    private static partial Regex AsksDuty();

    [GeneratedRegex(@"\b(?:can|may|could|allowed|allow|ok|okay|alright|fine|permitted|acceptable|problem|harmless|happy with|objection|breach|against the rules|a no no|forbidden|banned|legit|safe to|yes or no|keep or)\b", RegexOptions.CultureInvariant)]
    private static partial Regex May();
}
