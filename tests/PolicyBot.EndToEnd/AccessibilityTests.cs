namespace PolicyBot.EndToEnd;

/// <summary>The local tenant's page, with the bot's cards in it, for people who see little or use no mouse. Cards by themselves are checked in every story.</summary>
public sealed class AccessibilityTests
{
    [NeedsChromiumFact]
    public async Task The_page_and_the_cards_in_it_keep_to_WCAG_AA_and_can_be_used_by_keyboard_alone()
    {
        using var data = new TemporaryFolder();
        await using var tenant = await LocalTenantProcess.StartAsync(data.Path);

        var (code, said) = await Tool.NodeAsync("accessibility.mjs", $"{tenant.PageAddress}");

        await tenant.StopAsync();
        Assert.True(code == 0, said);
    }
}
