using PolicyBot.Core.Notices;

namespace PolicyBot.Bot;

/// <summary>How far the notices of a case have got, in words.</summary>
internal static class DeliveryWords
{
    private const int MostNamed = 8;

    /// <summary>For instance "Delivered to 3 of 4 approvers", and who could not be reached; null where nobody was asked yet.</summary>
    /// <param name="one">What one recipient is called, such as "approver".</param>
    public static string? Of(IEnumerable<Delivery> deliveries, string one, string many)
    {
        var asked = deliveries.ToList();
        if (asked.Count == 0)
            return null;
        var line = $"Delivered to {asked.Count(d => d.State == DeliveryState.Delivered)} of {asked.Count} {(asked.Count == 1 ? one : many)}";
        var failed = asked.Where(d => d.State == DeliveryState.Failed).ToList();
        return failed.Count == 0
            ? line
            : $"{line}. Could not reach {Names(failed)}: speak to them. {string.Join(' ', failed.Select(d => d.Problem).OfType<string>().Distinct())}".TrimEnd();
    }

    /// <summary>The same of one recipient, for instance "Tom Hargreaves: not reached. They have only an e-mail address."</summary>
    public static string Of(Delivery delivery) => $"{delivery.Name}: " + delivery.State switch
    {
        DeliveryState.Delivered => "delivered",
        DeliveryState.Failed => $"not reached. {delivery.Problem}".TrimEnd(),
        _ => "on its way",
    };

    private static string Names(List<Delivery> people) =>
        string.Join(", ", people.Take(MostNamed).Select(d => d.Name)) + (people.Count > MostNamed ? $" and {people.Count - MostNamed} more" : "");
}
