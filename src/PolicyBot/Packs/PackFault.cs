namespace PolicyBot.Packs;

/// <summary>Something in a pack or its settings that has to be put right: where, what, and how.</summary>
internal sealed record PackFault(string File, int? Line, string Problem, string Cure)
{
    public override string ToString() => $"{File}{(Line is null ? "" : $":{Line}")}: {Problem} {Cure}";
}

/// <summary>Collects the faults of one file, so that all of them are reported at once.</summary>
internal sealed class PackFaultLog(string file)
{
    private readonly List<PackFault> _faults = [];

    public string File => file;

    public IReadOnlyList<PackFault> Faults => [.. _faults.OrderBy(fault => fault.Line)];

    public void Add(int? line, string problem, string cure) => _faults.Add(new PackFault(file, line, problem, cure));
}
