using System.Text.Json.Nodes;
using PolicyBot.Cards;
using PolicyBot.Core.Packs;
using PolicyBot.Core.Register;

namespace PolicyBot.Register;

/// <summary>The form for an account that the school has already, or opens without anybody's approval.</summary>
internal static class FormCards
{
    public static AdaptiveCard Of(SchoolPack school, RegisterProcess register, RegisterView.Form form) => new()
    {
        FallbackText = "Enter an account in the register. Open this chat in Teams to fill in the form.",
        Body =
        [
            .. RegisterCards.Problem(form.Problems.Count == 0 ? null : string.Join("\n", form.Problems)),
            RegisterCards.Small("Register of accounts"),
            TextBlock.Heading("Enter an account", TextSize.Large) with { Spacing = Spacing.None },
            .. school.Accounts is null ? [] : new Element[] { new TextBlock("For accounts that the school has already. A new account is requested: type “request an account”.") },
            new InputText("platform", "Which platform is it on?") { Value = Filled(form.Entered.Platform), MaxLength = EntryForm.PlatformField.Question.Longest },
            new InputText("name", "What is it called?") { Value = Filled(form.Entered.Name), MaxLength = EntryForm.NameField.Question.Longest },
            new InputText("address", "What is its address?") { Value = Filled(form.Entered.Address), MaxLength = EntryForm.NameField.Question.Longest, Placeholder = "Such as https://www.instagram.com/name or @name" },
            new InputChoiceSet("runners", "Who runs it?")
            {
                Choices = [.. form.Runners.Select(person => new Choice(person.Name, person.Id))],
                Value = Filled(string.Join(',', form.Runners.Select(person => person.Id))),
                ChoicesData = ChoicesData.People,
                IsMultiSelect = true,
                Placeholder = "Search for people",
            },
            new InputText("runners-typed", "Can’t find them? Type their names or school e-mail addresses, one on each line")
            {
                Value = form.Problems.Count == 0 ? null : Filled(form.Entered.TypedRunners), IsMultiline = true, MaxLength = EntryForm.RunnersField.Question.Longest,
            },
            .. school.Accounts is null && register.SetUp.Count > 0
                ? new Element[] { new InputToggle("new", "Is it new?", "It is new and still has to be set up") { IsOn = form.Entered.IsNew } }
                : [],
        ],
        Actions = [RegisterCards.Sends("Enter it in the register", RegisterVerbs.Enter, new JsonObject { ["accountId"] = form.Entered.Id }) with { Style = ActionStyle.Positive }],
    };

    private static string? Filled(string text) => text == "" ? null : text;
}
