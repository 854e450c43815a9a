using System.Text.Json.Nodes;
using PolicyBot.Cards;

namespace PolicyBot.Clients.Tests.Cards;

/// <summary>The checker itself: each fault that it is there for is found, and said in words.</summary>
public sealed class CardSchemaTests
{
    [NeedsSharedTheory]
    [InlineData("""{"type":"TextBlok","text":"x"}""", "body[0]")]
    [InlineData("""{"type":"TextBlock","text":"x","colour":"good"}""", "body[0].colour: NoAdditionalPropertiesAllowed")]
    [InlineData("""{"type":"TextBlock","text":"x","wrap":"yes"}""", "body[0].wrap: BooleanExpected")]
    [InlineData("""{"type":"Container","items":[{"type":"FactSet","facts":[{"title":"x"}]}]}""", "body[0].items[0].facts[0].value: PropertyRequired")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x","verb":"y","data":5}]}""", "data")]
    public void A_fault_against_the_schema_names_its_place(string element, string fault) =>
        Assert.Contains(CardSchema.Faults(Card(element)), found => found.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"type":"Input.Text","id":"a"}""", "#/body/0 is an input without a label")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"A","isRequired":true}""", "#/body/0 is required but has no errorMessage that says what to do")]
    [InlineData("""{"type":"TextBlock","text":" "}""", "#/body/0 is an empty TextBlock")]
    [InlineData("""{"type":"Container","id":"a","items":[{"type":"TextBlock","id":"a","text":"x"}]}""", "the id 'a' is used 2 times")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x"}]}""", "#/body/0/actions/0 is an Action.Execute without a verb")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Submit"}]}""", "#/body/0/actions/0 is an action without a title")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.ToggleVisibility","title":"x","targetElements":["gone"]}]}""", "#/body/0/actions/0 turns the element 'gone', which is not in the card")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"A","choices.data":{"type":"Query"}}""", "#/body/0/choices.data is not a Data.Query with a dataset")]
    [InlineData("""{"type":"Image","url":"https://school.example/logo.png"}""", "#/body/0 is a picture without altText (empty for one that only decorates)")]
    [InlineData("""{"type":"Container","items":[],"selectAction":{"type":"Action.Execute","verb":"x"}}""", "#/body/0 can be clicked and does not say what that does")]
    public void A_fault_that_the_schema_lets_pass_is_found(string element, string fault) => Assert.Contains(fault, CardSchema.Faults(Card(element)));

    [Fact]
    public void A_card_for_nobody_is_refused()
    {
        var faults = CardSchema.Faults(new JsonObject()).ToList();
        Assert.Contains("#/type is not AdaptiveCard", faults);
        Assert.Contains("#/version is not 1.5", faults);
        Assert.Contains("#/lang is missing: a screen reader has to know the language", faults);
        Assert.Contains("#/fallbackText is missing: say the card's news in a plain sentence", faults);
    }

    [Fact]
    public void A_card_above_25_KB_is_refused()
    {
        var card = new AdaptiveCard { FallbackText = "Long", Body = [new TextBlock(new string('x', CardSchema.MostBytes))] };
        var thrown = Assert.ThrowsAny<Exception>(() => CardSchema.Check(card));
        Assert.Contains($"the card has {card.Utf8Length()} bytes, above 25600", thrown.Message, StringComparison.Ordinal);
    }

    private static JsonNode Card(string element) =>
        JsonNode.Parse($$"""{"type":"AdaptiveCard","version":"1.5","fallbackText":"x","body":[{{element}}]}""")!;
}
