namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>
/// One frame as received. On the wire, in little-endian order: length of the payload (4 bytes), type (1), number of the execution (4, zero
/// where none is meant), payload.
/// </summary>
/// <param name="Type">Its type.</param>
/// <param name="Execution">Number of the execution, unique in the life of a connection.</param>
/// <param name="Payload">Valid until the next read.</param>
internal readonly record struct Frame(FrameType Type, int Execution, ReadOnlyMemory<byte> Payload)
{
    public const int HeaderBytes = 9;

    /// <summary>Bytes of the largest payload. A request is bounded by the service's body limit, a result by its own.</summary>
    public const int MaxPayloadBytes = 64 << 20;
}
