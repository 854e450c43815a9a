namespace PolicyBot.EndToEnd;

/// <summary>The Azure template, as far as it can be checked without Azure.</summary>
public sealed class InfraTests
{
    [NeedsNodeAndSharedFact]
    public async Task Every_Bicep_file_is_sound_in_syntax_and_by_Azures_own_resource_types()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*.bicep", SearchOption.AllDirectories);

        var (code, said) = await Tool.NodeAsync(Shared.Path("tools/bicep-check.mjs"), files);

        Assert.NotEmpty(files);
        Assert.True(code == 0, said);
    }
}
