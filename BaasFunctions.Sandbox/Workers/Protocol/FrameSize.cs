namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Bytes that the payload of each type of frame may have, checked before the payload is awaited.</summary>
internal static class FrameSize
{
    /// <summary>Room for a number or two.</summary>
    private const int Figures = 16;

    private const int Report = 64 << 10;

    /// <summary>A log entry has at most the bytes of all, and its text travels as UTF-16.</summary>
    private const int Entry = 8 << 20;

    public static int Max(FrameType type) => type switch
    {
        FrameType.Execute or FrameType.Source or FrameType.HostAnswer or FrameType.Result or FrameType.HostCall => Frame.MaxPayloadBytes,
        FrameType.Log => Entry,
        FrameType.Hello => Report,
        _ => Figures,
    };
}
