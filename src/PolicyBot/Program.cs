using PolicyBot;
using PolicyBot.Commands;

if (args is ["ask", .. var rest])
    return await AskCommand.RunAsync(rest, Console.Out, Console.Error);

await BotHost.Create(args).RunAsync();
return 0;
