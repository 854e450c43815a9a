using PolicyBot.LocalTenant.People;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace PolicyBot.LocalTenant.Bridge;

/// <summary>Who the people of other clients are in this school.</summary>
/// <param name="names">A client's id for somebody (<c>from.aadObjectId</c> or <c>from.id</c>), and the name of the person in this school who that is.</param>
public sealed class BridgePeople(SchoolDirectory directory, IReadOnlyDictionary<string, string> names)
{
    /// <summary>Somebody by what the client calls them; the school's own ids need no entry.</summary>
    public Person? Find(params IEnumerable<string?> ids) => ids.OfType<string>().Select(Find).FirstOrDefault(p => p is not null);

    private Person? Find(string id) =>
        names.TryGetValue(id, out var name) ? directory.People.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : directory.Find(id);

    /// <summary>Reads the file of <c>--people</c>; null is nobody.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read, or names somebody who is not in this school.</exception>
    public static BridgePeople Read(string? file, SchoolDirectory directory)
    {
        if (file is null) return new BridgePeople(directory, new Dictionary<string, string>());
        var names = ReadNames(file);
        if (names.Values.FirstOrDefault(name => directory.People.All(p => !p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) is { } stranger)
            throw new InvalidOperationException(
                $"{file} names {stranger}, who is not in this school. In it are: {string.Join(", ", directory.People.Select(p => p.Name).Order())}.");
        return new BridgePeople(directory, names);
    }

    private static Dictionary<string, string> ReadNames(string file)
    {
        try
        {
            var read = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(file));
            if (read?.GetValueOrDefault("people") is { Count: > 0 } people) return new(people, StringComparer.OrdinalIgnoreCase);
        }
        catch (YamlException e)
        {
            throw new InvalidOperationException($"{file} cannot be read at line {e.Start.Line}. {Form}", e);
        }
        throw new InvalidOperationException($"{file} names nobody. {Form}");
    }

    private const string Form = "Write \"people:\" and under it one line for each person, such as \"  user-id-0: Ann Fletcher\": the client's id, and who that is here.";
}
