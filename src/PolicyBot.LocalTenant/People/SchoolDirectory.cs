namespace PolicyBot.LocalTenant.People;

/// <summary>A security group; its members are people or other groups.</summary>
public sealed record DirectoryGroup(string Id, string Name);

/// <summary>The tenant's people and groups. Membership can change at any moment, as it does in a school.</summary>
public sealed class SchoolDirectory
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Person> people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DirectoryGroup> groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> members = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Raised after a membership has changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<Person> People
    {
        get { lock (gate) return [.. people.Values]; }
    }

    public IReadOnlyList<DirectoryGroup> Groups
    {
        get { lock (gate) return [.. groups.Values]; }
    }

    public void Add(Person person)
    {
        lock (gate) people[person.Id] = person;
    }

    public void Add(DirectoryGroup group, params IEnumerable<string> memberIds)
    {
        lock (gate)
        {
            groups[group.Id] = group;
            members[group.Id] = [.. memberIds.Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>Takes somebody out of the tenant for good.</summary>
    public void Remove(string personId)
    {
        lock (gate)
        {
            people.Remove(personId);
            foreach (var inside in members.Values) inside.RemoveAll(m => m.Equals(personId, StringComparison.OrdinalIgnoreCase));
        }
        Changed?.Invoke();
    }

    /// <summary>Somebody by object id, Teams id or user principal name.</summary>
    public Person? Find(string id)
    {
        lock (gate)
        {
            return people.TryGetValue(id, out var person)
                ? person
                : people.Values.FirstOrDefault(p => p.TeamsId == id || p.UserPrincipalName.Equals(id, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Somebody by name or first name, for stories and demonstrations; where several schools have one, somebody of the school peopled first.</summary>
    public Person Named(string name)
    {
        lock (gate) return people.Values.First(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || p.GivenName.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Everybody in a group and in the groups within it; null when there is no such group.</summary>
    public IReadOnlyList<Person>? TransitiveMembers(string groupId)
    {
        lock (gate)
        {
            if (!groups.ContainsKey(groupId)) return null;
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var waiting = new Queue<string>([groupId]);
            while (waiting.TryDequeue(out var id))
                if (seen.Add(id) && members.TryGetValue(id, out var inside))
                    foreach (var member in inside) waiting.Enqueue(member);
            return [.. people.Values.Where(p => seen.Contains(p.Id))];
        }
    }

    public void Join(string groupId, string memberId) => Change(groupId, list =>
    {
        if (!list.Contains(memberId, StringComparer.OrdinalIgnoreCase)) list.Add(memberId);
    });

    public void Leave(string groupId, string memberId) =>
        Change(groupId, list => list.RemoveAll(m => m.Equals(memberId, StringComparison.OrdinalIgnoreCase)));

    internal IReadOnlyDictionary<string, string[]> Memberships()
    {
        lock (gate) return members.ToDictionary(m => m.Key, m => m.Value.ToArray());
    }

    internal void Restore(IReadOnlyDictionary<string, string[]> saved)
    {
        lock (gate)
        {
            foreach (var (group, inside) in saved)
                if (groups.ContainsKey(group)) members[group] = [.. inside];
        }
    }

    private void Change(string groupId, Action<List<string>> change)
    {
        lock (gate) change(members[groupId]);
        Changed?.Invoke();
    }
}
