using System.Reflection;
using PolicyBot.Tables;

namespace PolicyBot.Testing;

/// <summary>The in-memory table keeps the contract, so stories that run on it tell the truth.</summary>
public sealed class InMemoryTableContractTests
{
    public static TheoryData<string> Clauses => TableContract.Clauses;

    [Theory, MemberData(nameof(Clauses))]
    public Task Keeps(string clause) => TableContract.RunAsync(clause, new InMemoryTable(created: false));
}

/// <summary>The real client against Azurite keeps the same contract.</summary>
public sealed class AzuriteTableContractTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    public static TheoryData<string> Clauses => TableContract.Clauses;

    [NeedsNodeTheory, MemberData(nameof(Clauses))]
    public async Task Keeps(string clause) => await TableContract.RunAsync(clause, await azurite.NewTableAsync());
}

/// <summary>What a <see cref="TableClient"/> promises. Each public method is one clause and gets a table of its own that is not created yet.</summary>
public static partial class TableContract
{
    public static TheoryData<string> Clauses => [.. Methods.Keys];

    private static Dictionary<string, MethodInfo> Methods { get; } = typeof(TableContract)
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m.GetParameters() is [{ ParameterType: var type }] && type == typeof(TableClient))
        .ToDictionary(m => m.Name);

    public static Task RunAsync(string clause, TableClient table) => (Task)Methods[clause].Invoke(null, [table])!;
}
