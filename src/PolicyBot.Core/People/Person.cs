namespace PolicyBot.Core.People;

/// <summary>Somebody in the tenant, or somebody without an account who is known by name alone.</summary>
/// <param name="Id">The Entra object id, lower case: the only thing that says who somebody is. See <see cref="Outside"/> for the others.</param>
/// <param name="Name">The name shown to others. It decides nothing.</param>
/// <param name="Mail">The school e-mail address, where the directory gives one.</param>
public sealed record Person(string Id, string Name, string? Mail = null)
{
    private const string OutsideMark = "outside:";

    /// <summary>Whether this is somebody without an account: they can be named, but neither sign in nor be sent anything.</summary>
    public bool IsOutside => Id.StartsWith(OutsideMark, StringComparison.Ordinal);

    /// <summary>Somebody without an account, such as a volunteer or parent. The same name is the same person, however it is spaced and capitalised.</summary>
    public static Person Outside(string name)
    {
        var tidy = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var letters = tidy.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        return new(OutsideMark + string.Concat(letters), tidy);
    }

    /// <summary>Whether both are the same person, whatever case their ids were written in.</summary>
    public bool IsSame(string? id) => string.Equals(Id, id, StringComparison.OrdinalIgnoreCase);
}
