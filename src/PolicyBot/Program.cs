using PolicyBot;
using PolicyBot.Commands;

if (args is ["ask", .. var rest])
    return await AskCommand.RunAsync(rest, Console.Out, Console.Error);
if (args is ["manifest", .. var wanted])
    return await ManifestCommand.RunAsync(wanted, Console.Out, Console.Error);

try
{
    await BotHost.Create(args).RunAsync();
    return 0;
}
catch (SettingsFaultException faults)
{
    await Console.Error.WriteLineAsync($"PolicyBot cannot start until this is put right:{Environment.NewLine}{faults.Message}");
    return 1;
}
