namespace PolicyBot.Core.Notices;

/// <summary>How far one recipient's notices of a case have got.</summary>
/// <param name="Asked">Whether this is somebody who was asked to decide.</param>
/// <param name="Problem">Why it could not be delivered, in words for staff.</param>
/// <param name="Revision">The revision that was last shown to them; 0 where none was.</param>
public sealed record Delivery(string PersonId, string Name, bool Asked, DeliveryState State, string? Problem, int Revision)
{
    /// <summary>Whether this is somebody who is asked about this revision. Who has seen an older one only is no approver any more.</summary>
    public bool IsAskedFor(int revision) => Asked && !(State == DeliveryState.Delivered && Revision < revision);
}

/// <summary>How far a notice has got.</summary>
public enum DeliveryState
{
    /// <summary>It is on its way.</summary>
    Waiting,

    /// <summary>The recipient's service has taken it.</summary>
    Delivered,

    /// <summary>It was given up.</summary>
    Failed,
}
