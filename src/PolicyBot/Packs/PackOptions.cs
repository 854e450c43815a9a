using System.ComponentModel.DataAnnotations;

namespace PolicyBot.Packs;

/// <summary>Which schools are switched on, and where their packs and documents are.</summary>
internal sealed class PackOptions
{
    public const string Section = "PolicyBot";

    /// <summary>Pack ids. Only these have to load.</summary>
    [MinLength(1, ErrorMessage = "PolicyBot:Schools is empty. Name at least one pack, such as PolicyBot__Schools__0=model.")]
    public IList<string> Schools { get; init; } = [];

    /// <summary>The folder with one folder per school. A relative path is looked for in the content root, then from the program's folder upward.</summary>
    [Required(ErrorMessage = "PolicyBot:Packs is empty. Name the folder that holds the packs, or leave the setting out for \"packs\".")]
    public string Packs { get; init; } = "packs";

    /// <summary>Where to look for policy documents that are not beside their pack.</summary>
    public string? PolicyDocuments { get; init; }

    /// <summary>School id to document: that school answers from this document instead.</summary>
    public IDictionary<string, string> Policies { get; init; } = new Dictionary<string, string>();
}
