using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Cards;

namespace PolicyBot.Clients.Tests.Cards;

public sealed class AdaptiveCardTests
{
    [NeedsSharedFact]
    public void Every_element_is_as_the_official_schema_has_it() => CardSchema.Check(CardSamples.Everything);

    [Fact]
    public void The_sample_card_sets_every_property_of_every_element()
    {
        var seen = new HashSet<string>();
        Visit(CardSamples.Everything, seen);
        var missing = typeof(AdaptiveCard).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && !type.IsEnum && type.GetMethod("<Clone>$") is not null)
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => !Inherited.Contains(property.Name))
                .Select(property => $"{type.Name}.{property.Name}"))
            .Except(seen);
        Assert.Empty(missing);
    }

    // Inherited members that one element of the sample sets for all.
    private static readonly string[] Inherited = ["Id", "Spacing", "Separator", "IsVisible", "Tooltip", "IsEnabled", "Mode", "Fallback", "Style", "IsRequired", "ErrorMessage"];

    private static void Visit(object? value, HashSet<string> seen)
    {
        if (value is IEnumerable list and not (string or JsonNode))
        {
            foreach (var item in list)
                Visit(item, seen);
        }
        else if (value?.GetType() is { } type && type.Assembly == typeof(AdaptiveCard).Assembly && !type.IsEnum)
        {
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            {
                var content = property.GetValue(value);
                if (content is not (null or false or 0) && !(content is Enum member && Convert.ToInt32(member, null) == 0))
                    seen.Add($"{type.Name}.{property.Name}");
                Visit(content, seen);
            }
        }
    }

    [Fact]
    public void A_card_is_written_compactly_in_a_fixed_order()
    {
        var card = new AdaptiveCard
        {
            FallbackText = "Hello",
            Body = [new TextBlock("£5 <b> “hello”") { Weight = TextWeight.Bolder }],
            Actions = [new ActionExecute("Go", "a/b") { Data = new JsonObject { ["caseId"] = "1" } }],
        };
        Assert.Equal(
            """{"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"Hello","body":[{"type":"TextBlock","text":"£5 <b> “hello”","weight":"bolder","wrap":true}],"actions":[{"type":"Action.Execute","title":"Go","verb":"a/b","data":{"caseId":"1"}}]}""",
            card.ToJson());
        Assert.Equal(Encoding.UTF8.GetByteCount(card.ToJson()), card.Utf8Length());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(card.ToJson()), card.ToJsonObject()));
    }

    [Fact]
    public void Rendering_twice_gives_the_same_text() => Assert.Equal(CardSamples.Everything.ToJson(), CardSamples.Everything.ToJson());

    [Fact]
    public void The_people_picker_has_the_members_that_Teams_looks_for()
    {
        var picker = Written(new InputChoiceSet("who", "Who?") { ChoicesData = ChoicesData.People, IsMultiSelect = true });
        Assert.Equal("""{"type":"Data.Query","dataset":"graph.microsoft.com/users"}""", picker["choices.data"]!.ToJsonString());
        Assert.Equal("[]", picker["choices"]!.ToJsonString());
    }

    [Fact]
    public void A_refresh_names_at_most_sixty_different_people()
    {
        var ids = Enumerable.Range(0, 70).Select(number => $"29:{number}").Prepend("29:0").ToList();
        var refresh = new Refresh(new ActionExecute("Refresh", "a/b"), ids);
        Assert.Equal(60, refresh.UserIds!.Count);
        Assert.Equal(60, refresh.UserIds.Distinct().Count());
    }

    [Fact]
    public void The_fallback_for_old_clients_carries_the_verb_and_leaves_the_original_data_alone()
    {
        var data = new JsonObject { ["caseId"] = "1" };
        var action = new ActionExecute("Approve", "a/b") { Data = data }.WithSubmitFallback();
        var fallback = Assert.IsType<ActionSubmit>(action.Fallback);
        Assert.Equal("""{"caseId":"1","verb":"a/b"}""", fallback.Data!.ToJsonString());
        Assert.Equal("""{"caseId":"1"}""", data.ToJsonString());
    }

    [Fact]
    public void An_input_without_a_label_cannot_be_made() => Assert.Throws<ArgumentException>(() => new InputText("name", " "));

    [Fact]
    public void A_verbatim_quotation_keeps_its_words_and_its_lines()
    {
        var blocks = RichTextBlock.Verbatim("Staff must not:\r\n- follow *pupils*\n\n1. ever_\n");
        Assert.Equal(["Staff must not:", "- follow *pupils*", "1. ever_"], blocks.Select(block => block.Inlines[0].Text));
        Assert.Equal([Spacing.Default, Spacing.None, Spacing.Default], blocks.Select(block => block.Spacing));
        Assert.Empty(RichTextBlock.Verbatim(" \n "));
    }

    private static JsonObject Written(Element element) =>
        new AdaptiveCard { Body = [element] }.ToJsonObject()["body"]![0]!.AsObject();
}
