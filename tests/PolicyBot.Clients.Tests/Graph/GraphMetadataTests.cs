using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;
using PolicyBot.Graph;

namespace PolicyBot.Clients.Tests.Graph;

/// <summary>Every request that the client can make, held against Microsoft's own description of Graph v1.0.</summary>
public sealed class GraphMetadataTests
{
    private const string Id = "11111111-1111-1111-1111-111111111111";

    private static readonly string[] Options = ["$select", "$expand", "$filter", "$top", "$count"];

    private static readonly Uri Root = new("https://graph.microsoft.com/v1.0/");

    /// <summary>One call of each public method. A method that is missing here fails a test.</summary>
    private static readonly Dictionary<string, Func<GraphClient, Task>> Calls = new()
    {
        [nameof(GraphClient.ListTransitiveMembersAsync)] = client => client.ListTransitiveMembersAsync(Id),
        [nameof(GraphClient.GetUserAsync)] = client => client.GetUserAsync("ann@school.example"),
        [nameof(GraphClient.FindInstalledAppAsync)] = client => client.FindInstalledAppAsync(Id, Id),
        [nameof(GraphClient.InstallAppAsync)] = client => client.InstallAppAsync(Id, Id),
        [nameof(GraphClient.SendMailAsync)] = client => client.SendMailAsync(Id, "chair@governors.example", new("PolicyBot: AR-7K2M-9QX4", "Open PolicyBot in Teams.")),
        [nameof(GraphClient.GetInstalledAppChatAsync)] = client => client.GetInstalledAppChatAsync(Id, "NjA0=="),
    };

    private static readonly Lazy<IEdmModel> Model = new(() =>
    {
        // An open type takes any property, so a misspelt one would pass.
        var metadata = File.ReadAllText(Shared.Path("data/graph-v1.0-metadata.xml")).Replace(" OpenType=\"true\"", "", StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(metadata));
        return CsdlReader.Parse(reader);
    });

    public static TheoryData<string> Methods => [.. Calls.Keys];

    [Fact]
    public void Every_method_of_the_client_is_checked() => Assert.Equal(
        typeof(GraphClient).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(method => method.Name).Order(),
        Calls.Keys.Order());

    [NeedsSharedTheory]
    [MemberData(nameof(Methods))]
    public async Task The_request_is_one_that_Graph_has(string method)
    {
        var graph = new FakeGraph().Answers(500);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => Calls[method](graph.Client()));
        Check(Assert.Single(graph.Requests));
    }

    [NeedsSharedTheory]
    [InlineData("GET", "groups/1/transitiveMember/microsoft.graph.user", null)]
    [InlineData("GET", "groups/1/transitiveMembers/microsoft.graph.person2", null)]
    [InlineData("GET", "groups/1/transitiveMembers/microsoft.graph.user?$select=displayNam", null)]
    [InlineData("GET", "groups/1/transitiveMembers/microsoft.graph.user?$selekt=displayName", null)]
    [InlineData("GET", "users/1/teamwork/installedApps?$filter=teamsApp/ids eq '1'", null)]
    [InlineData("GET", "users/1/teamwork/installedApps?$expand=teamsApps", null)]
    [InlineData("POST", "users/1/teamwork", "{}")]
    [InlineData("POST", "users/1/teamwork/installedApps", """{"teamsAp@odata.bind":"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/1"}""")]
    [InlineData("POST", "users/1/teamwork/installedApps", """{"teamsApp@odata.bind":"https://graph.microsoft.com/v1.0/appCatalogs/teamsAps/1"}""")]
    [InlineData("POST", "users/1/teamwork/installedApps", """{"teamsApp@odata.bind":"https://graph.microsoft.com/v1.0/users/1"}""")]
    [InlineData("POST", "users/1/teamwork/installedApps", """{"appId":"1"}""")]
    [InlineData("POST", "users/1/sendMails", """{"Message":{"subject":"1"}}""")]
    [InlineData("POST", "users/1/sendMail", """{"Letter":{"subject":"1"}}""")]
    [InlineData("POST", "users/1/sendMail", """{"Message":{"title":"1"}}""")]
    [InlineData("POST", "users/1/sendMail", """{"Message":{"body":{"contentType":"plain"}}}""")]
    [InlineData("POST", "users/1/sendMail", """{"Message":{"toRecipients":[{"address":"1"}]}}""")]
    public void A_misspelt_request_is_found(string method, string request, string? body) =>
        Assert.ThrowsAny<Exception>(() => Check(new SentRequest(method, new Uri(Root, request), body, new Dictionary<string, string>())));

    [NeedsSharedFact]
    public void What_is_read_of_a_person_is_what_Graph_has_of_a_person()
    {
        var person = (IEdmEntityType)Model.Value.FindType("microsoft.graph.user");
        Assert.All(
            typeof(User).GetProperties().Where(property => property.GetCustomAttribute<JsonExtensionDataAttribute>() is null),
            property => Assert.NotNull(person.FindProperty(JsonNamingPolicy.CamelCase.ConvertName(property.Name))));
    }

    private static void Check(SentRequest request)
    {
        var parser = Parser(request.Uri);
        var uri = parser.ParseUri();
        // The parser takes a misspelt option for somebody else's, and a misspelt cast for a key.
        Assert.All(request.Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries), option => Assert.Contains(option.Split('=')[0], Options));
        Assert.DoesNotContain(uri.Path.OfType<KeySegment>().SelectMany(key => key.Keys), key => $"{key.Value}".StartsWith("microsoft.", StringComparison.Ordinal));
        var last = uri.Path.LastSegment;
        if (request.Method == "GET")
        {
            Assert.Null(request.Body);
            return;
        }
        Assert.Equal("POST", request.Method);
        if (last is OperationSegment operation)
        {
            var action = Assert.Single(operation.Operations);
            foreach (var (name, value) in JsonNode.Parse(request.Body!)!.AsObject())
                CheckValue(value, (action.FindParameter(name) ?? throw new InvalidOperationException($"{action.Name} has no {name}")).Type);
            return;
        }
        var collection = Assert.IsType<IEdmCollectionType>(last.EdmType, exactMatch: false);
        CheckBody(JsonNode.Parse(request.Body!)!.AsObject(), (IEdmEntityType)collection.ElementType.Definition);
    }

    private static void CheckBody(JsonObject body, IEdmEntityType type)
    {
        foreach (var (name, value) in body)
        {
            var bound = name.EndsWith("@odata.bind", StringComparison.Ordinal);
            var property = type.FindProperty(name.Split('@')[0]);
            Assert.True(property is not null && bound == property is IEdmNavigationProperty, $"{type.Name} has no {name}");
            if (bound)
                Assert.Equal(property.Type.Definition, Parser(new Uri(value!.GetValue<string>())).ParsePath().LastSegment.EdmType);
        }
    }

    private static void CheckValue(JsonNode? value, IEdmTypeReference type)
    {
        if (type.IsCollection())
            Assert.All(value!.AsArray(), item => CheckValue(item, type.AsCollection().ElementType()));
        else if (type.IsEnum())
            Assert.Contains(value!.GetValue<string>(), ((IEdmEnumType)type.Definition).Members.Select(member => member.Name));
        else if (type.IsStructured())
            foreach (var (name, part) in value!.AsObject())
                CheckValue(part, (type.AsStructured().FindProperty(name) ?? throw new InvalidOperationException($"{type.FullName()} has no {name}")).Type);
        else
            Assert.IsAssignableFrom<JsonValue>(value);
    }

    private static ODataUriParser Parser(Uri uri) => new(Model.Value, Root, uri) { UrlKeyDelimiter = ODataUrlKeyDelimiter.Slash, Resolver = new UnqualifiedODataUriResolver() };
}
