using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Core.Incidents;
using PolicyBot.LocalTenant.Teams;

namespace PolicyBot.Testing;

/// <summary>Reporting as a person does it: the card, the dialog step by step, and the card that somebody else gets.</summary>
internal static class Reporting
{
    /// <summary>Opens the dialog of a new report.</summary>
    public static async Task<Shown> StartsReport(this Someone by)
    {
        await by.Says("report something");
        return await by.Clicks(by.LastCard.Buttons.Contains("Write a new report") ? "Write a new report" : "Write the report");
    }

    /// <summary>Writes a report up to the step where it is checked.</summary>
    /// <param name="staff">The member of staff it is about, picked.</param>
    /// <param name="staffTyped">The same, typed.</param>
    public static async Task<Shown> Writes(
        this Someone by, string kind, string? doneBy = null, string? doneTo = null, Someone? staff = null, string? staffTyped = null,
        string what = "It was sent in the evening.", string? done = null, string? where = null)
    {
        var dialog = await by.ClicksIn(await by.StartsReport(), "Continue", ("kind", kind));
        var chosen = IncidentKind.Find(kind)!;
        if (chosen.DoneBy is null or Doers.Staff)
        {
            List<(string, string)> who = [];
            if (chosen.DoneBy is null) who.Add(("done-by", doneBy ?? Doers.Outside));
            if (doneTo is not null) who.Add(("done-to", doneTo));
            if (staff is not null) who.Add(("staff", staff.Id));
            if (staffTyped is not null) who.Add(("staff-typed", staffTyped));
            if ((chosen.DoneBy ?? doneBy) == Doers.Staff) who.Add(("threshold", ReportCodes.Unsure));
            dialog = await by.ClicksIn(dialog, "Continue", [.. who]);
        }
        dialog = await by.ClicksIn(dialog, "Continue", ("what", what));
        dialog = await by.ClicksIn(dialog, "Continue", [.. where is null ? Array.Empty<(string, string)>() : [("where", where)]]);
        return await by.ClicksIn(dialog, "Continue", [("child", "no"), .. done is null ? Array.Empty<(string, string)>() : [("done", done)]]);
    }

    /// <summary>Writes a report and sends it.</summary>
    /// <returns>The number of the case.</returns>
    public static async Task<string> Reports(
        this Someone by, string kind, string? doneBy = null, string? doneTo = null, Someone? staff = null, string? staffTyped = null, string what = "It was sent in the evening.")
    {
        var sent = await by.ClicksIn(await by.Writes(kind, doneBy, doneTo, staff, staffTyped, what), "Send the report");
        Assert.Contains("Sent", TextOf(sent), StringComparison.Ordinal);
        return NumberIn(sent);
    }

    /// <summary>Opens the dialog of a case by its number.</summary>
    public static async Task<Shown> Opens(this Someone by, string caseId)
    {
        await by.Says(caseId);
        return by.LastCard.Buttons.Contains("Open") && by.LastCard.Text.Contains(caseId, StringComparison.Ordinal) ? await by.Clicks("Open") : new Shown.Line(by.LastCard.Text);
    }

    /// <summary>Opens a form of a case: presses the button with which it is handled.</summary>
    public static async Task<Shown> OpensForm(this Someone by, string caseId, string button) => await by.ClicksIn(await by.Opens(caseId), button);

    /// <summary>Opens the form of one step.</summary>
    public static async Task<Shown> ChoosesStep(this Someone by, string caseId, string kind) =>
        await by.ClicksIn(await by.OpensForm(caseId, "Add a step"), "Continue", ("kind", kind));

    /// <summary>Decides on a step.</summary>
    /// <returns>The case with the step in it.</returns>
    public static async Task<Shown> DecidesOn(this Someone by, string caseId, string kind, Someone? doneBy = null, string? due = null, string? text = null)
    {
        List<(string, string)> fields = [];
        if (doneBy is not null) fields.Add(("person", doneBy.Id));
        if (due is not null) fields.Add(("due", due));
        if (text is not null) fields.Add(("text", text));
        return await by.ClicksIn(await by.ChoosesStep(caseId, kind), "Save", [.. fields]);
    }

    /// <summary>Says what came of the first open step.</summary>
    /// <returns>The case with the step done.</returns>
    public static async Task<Shown> Finishes(this Someone by, string caseId, string text) =>
        await by.ClicksIn(await by.OpensForm(caseId, "Done"), "Save", ("text", text));

    /// <summary>Closes a case.</summary>
    public static async Task<Shown> Closes(this Someone by, string caseId, string outcome, string policy) =>
        await by.ClicksIn(await by.OpensForm(caseId, "Close"), "Save", ("outcome", outcome), ("policy", policy));

    /// <summary>Drafts a letter from the chat.</summary>
    public static async Task<Shown> Drafts(this Someone by, string letter)
    {
        await by.Says("letters");
        return await by.ClicksIn(await by.Clicks("Choose a letter"), "Draft it", ("letter", letter));
    }

    /// <summary>Drafts a letter in a case.</summary>
    public static async Task<Shown> DraftsFor(this Someone by, string caseId, string letter) =>
        await by.ClicksIn(await by.OpensForm(caseId, "Letter"), "Draft it", ("letter", letter));

    /// <summary>What is asked once the kind is chosen, with what has to be read first.</summary>
    public static async Task<Shown> Begins(this Someone by, string kind) => await by.ClicksIn(await by.StartsReport(), "Continue", ("kind", kind));

    /// <summary>How often the bell has rung.</summary>
    public static int Rings(this Someone someone) => someone.Messages.Count(message => message.Alert);

    public static void Shows(this Shown shown, params string[] words)
    {
        var text = TextOf(shown);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    public static void ShowsNot(this Shown shown, params string[] words)
    {
        var text = TextOf(shown);
        Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    /// <summary>Asks for the dialog of a case as a client can that was never shown its card.</summary>
    public static Task<Shown> Fetches(this Someone by, string verb, string caseId) => by.Teams.ClickAsync(
        "1", new JsonObject { ["type"] = "Action.Submit", ["data"] = new JsonObject { ["verb"] = verb, ["caseId"] = caseId, ["msteams"] = new JsonObject { ["type"] = "task/fetch" } } }, []);

    /// <summary>Everything that stands in a dialog, or the sentence that came instead.</summary>
    public static string TextOf(Shown shown) => shown switch
    {
        Shown.Dialog dialog => CardOf(dialog).Text,
        Shown.Line line => line.Text,
        Shown.Problem problem => problem.Text,
        _ => "",
    };

    public static CardReader CardOf(Shown shown)
    {
        var card = Assert.IsType<Shown.Dialog>(shown).Content.GetProperty("card").GetProperty("content");
        CardSchema.Check(JsonNode.Parse(card.GetRawText()));
        return new(card);
    }

    public static string NumberIn(Shown shown) => System.Text.RegularExpressions.Regex.Match(TextOf(shown), "IN-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;

    public static async Task<IncidentCase> IncidentAsync(this BotUnderTest bot, string caseId) =>
        (await bot.Services.GetRequiredService<IIncidents>().FindAsync(bot.School.Id, caseId, CancellationToken.None))!.Case;
}
