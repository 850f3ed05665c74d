namespace BaasFunctions.Service.Invocations.Events;

/// <summary>How much one invocation of an event tells. Nobody has a reason to change these: what is larger is read by its ids.</summary>
internal static class EventLimits
{
    /// <summary>Rows of one invocation: as many as a function handles in one go. A write of more becomes several.</summary>
    public const int BatchRows = 100;

    /// <summary>Bytes of their data; beyond them the ids are told alone.</summary>
    public const int DataBytes = 64 << 10;

    /// <summary>How often events of a write that lasts are tried to be kept.</summary>
    public const int Tries = 3;

    /// <summary>The pause between them.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
}
