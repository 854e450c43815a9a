using System.Text.Json;
using PolicyBot.Commands;

namespace PolicyBot.Tests.Asking.Measured;

public sealed class AskCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ask").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Questions_are_answered_in_order_one_json_object_a_line()
    {
        var (code, output, _) = await Run("--policy", Policy(), "--questions", Write("q.jsonl", """
            {"id":"a","question":"can i be friends with a pupil on facebook"}

            {"id":"b","question":"what's for lunch","more":[1]}
            """), "--json");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(0, code);
        Assert.Equal(["a", "b"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal("prohibited", lines[0].GetProperty("verdict").GetString());
        Assert.Contains("pupils", lines[0].GetProperty("citations")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Contact", lines[0].GetProperty("citations")[0].GetProperty("section").GetString());
        Assert.Equal(("out_of_scope", JsonValueKind.Null), (lines[1].GetProperty("kind").GetString(), lines[1].GetProperty("verdict").ValueKind));
        Assert.True(lines[0].GetProperty("elapsedMs").GetDouble() >= 0);
    }

    [Fact]
    public async Task A_single_question_gets_an_answer_to_read()
    {
        var (code, output, _) = await Run("--policy", Policy(), "can i be friends with a pupil on facebook?");
        Assert.Equal(0, code);
        Assert.StartsWith("No.", output, StringComparison.Ordinal);
        Assert.Contains("“Staff must not be friends with pupils on social media.”", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("can i")]
    [InlineData("--policy")]
    [InlineData("--policy x.txt")]
    [InlineData("--policy x.txt --what q")]
    public async Task Wrong_usage_says_so_and_ends_with_2(string line)
    {
        var (code, output, error) = await Run(line.Split(' '));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.txt", " \n \n")]
    [InlineData("policy.xyz", "Staff must be kind.")]
    public async Task A_file_that_cannot_be_answered_from_gets_one_sentence(string name, string text)
    {
        var (code, output, error) = await Run("--policy", Write(name, text), "can i?");
        Assert.Equal((1, ""), (code, output));
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Policy() => Write("policy.txt", "Contact\n\nStaff must not be friends with pupils on social media.\n\nPhotographs\n\nPhotographs of pupils must not be published without written consent.\n");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await AskCommand.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
