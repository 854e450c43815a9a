using System.Runtime.InteropServices;
using PolicyBot.LocalTenant;
using PolicyBot.LocalTenant.Instances;

RunOptions options;
Uri? instanceOf = null;
try
{
    // How a tenant starts its further bots; nobody types it.
    if (args is [InstanceRun.Option, var tenant, ..])
    {
        instanceOf = new Uri(tenant);
        args = args[2..];
    }
    options = RunOptions.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}\n\n{RunOptions.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return instanceOf is null ? await Launch.RunAsync(options, stop.Token) : await InstanceRun.RunAsync(instanceOf, options, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
