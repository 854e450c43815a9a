namespace PolicyBot.Core.People;

/// <summary>Somebody in the tenant.</summary>
/// <param name="Id">The Entra object id, lower case: the only thing that says who somebody is.</param>
/// <param name="Name">The name shown to others. It decides nothing.</param>
/// <param name="Mail">The school e-mail address, where the directory gives one.</param>
public sealed record Person(string Id, string Name, string? Mail = null)
{
    /// <summary>Whether both are the same person, whatever case their ids were written in.</summary>
    public bool IsSame(string? id) => string.Equals(Id, id, StringComparison.OrdinalIgnoreCase);
}
