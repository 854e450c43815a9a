using Azure;

namespace PolicyBot.Bot;

/// <summary>What a log may say of an exception: its kind, status and place, never its message, which can quote what people wrote.</summary>
internal static class Faults
{
    public static string Describe(Exception e) => e switch
    {
        RequestFailedException failed => $"{e.GetType().Name} {failed.Status} {failed.ErrorCode}\n{e.StackTrace}",
        _ => $"{e.GetType().Name}\n{e.StackTrace}",
    };
}
