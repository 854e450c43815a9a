using System.Net;
using System.Net.Sockets;

namespace PolicyBot.EndToEnd;

internal static class Ports
{
    /// <summary>A free port for the page whose next one, for the bot, is free too.</summary>
    public static int FreePair()
    {
        for (; ; )
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            using var second = new TcpListener(IPAddress.Loopback, port + 1);
            try
            {
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: look for another pair.
            }
        }
    }
}
