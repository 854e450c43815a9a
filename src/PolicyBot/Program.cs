using PolicyBot;
using PolicyBot.Commands;

return args switch
{
    ["ask", .. var rest] => await AskCommand.RunAsync(rest, Console.Out, Console.Error),
    ["import", .. var rest] => await ImportCommand.RunAsync(rest, Console.Out, Console.Error),
    ["manifest", .. var rest] => await ManifestCommand.RunAsync(rest, Console.Out, Console.Error),
    ["doctor", .. var rest] => await DoctorCommand.RunAsync(rest, Console.Out, Console.Error),
    ["records", .. var rest] => await RecordsCommand.RunAsync(rest, Console.Out, Console.Error),
    ["backup" or "restore" or "export" or "erase", ..] => await StoreCommands.RunAsync(args, Console.Out, Console.Error),
    _ => await RunAsync(args),
};

static async Task<int> RunAsync(string[] args)
{
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
}
