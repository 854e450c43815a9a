using PolicyBot.LocalTenant;

namespace PolicyBot.EndToEnd;

/// <summary>A report in Chromium, from the teacher who writes it to the lead who closes it, with nothing of it in anybody's chat.</summary>
public sealed class ReportWalkTests
{
    [NeedsChromiumFact]
    public Task A_teacher_reports_and_the_safeguarding_lead_has_it_assesses_it_takes_a_step_writes_a_letter_and_closes_it() => WalkAsync(1280);

    [NeedsChromiumFact]
    public Task The_same_report_is_written_and_handled_on_a_phone() => WalkAsync(390);

    private static async Task WalkAsync(int width)
    {
        using var data = new TemporaryFolder();
        await using var tenant = await LocalTenantProcess.StartAsync(data.Path);

        var (code, said) = await Tool.NodeAsync("report.mjs", $"{tenant.PageAddress}", "--width", $"{width}", "--failures", Path.Combine(Repository.Root, "TestResults"));

        await tenant.StopAsync();
        Assert.True(code == 0, said);
    }
}
