using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>The limits of an execution, member by member.</summary>
internal static class LimitsCodec
{
    public static void Write(FrameBuffer buffer, ExecutionLimits limits)
    {
        buffer.WriteTime(limits.WallTime);
        buffer.WriteTime(limits.MaxWallTime);
        buffer.WriteTime(limits.CpuTime);
        buffer.WriteInt64(limits.MemoryBytes);
        buffer.WriteInt64(limits.MaxMemoryBytes);
        buffer.WriteInt32(limits.RecursionDepth);
        buffer.WriteInt32(unchecked((int)limits.ArrayLength));
        buffer.WriteTime(limits.RegexTime);
        buffer.WriteInt32(limits.SourceLength);
        buffer.WriteInt32(limits.SourceNodes);
        buffer.WriteInt32(limits.SourceDepth);
        buffer.WriteInt32(limits.ResultBytes);
        buffer.WriteInt32(limits.ResultDepth);
        buffer.WriteInt32(limits.ResultProperties);
        buffer.WriteInt32(limits.LogEntries);
        buffer.WriteInt32(limits.LogBytes);
        buffer.WriteInt32(limits.HostCalls);
        buffer.WriteInt32(limits.HostCallsAtOnce);
        buffer.WriteInt32(limits.HostCallBytes);
        buffer.WriteInt64(limits.HostCallTotalBytes);
    }

    // The order of an object initialiser is the order of evaluation, hence of the members on the wire.
    public static ExecutionLimits Read(ref PayloadReader reader) => new()
    {
        WallTime = reader.ReadTime(),
        MaxWallTime = reader.ReadTime(),
        CpuTime = reader.ReadTime(),
        MemoryBytes = reader.ReadInt64(),
        MaxMemoryBytes = reader.ReadInt64(),
        RecursionDepth = reader.ReadInt32(),
        ArrayLength = unchecked((uint)reader.ReadInt32()),
        RegexTime = reader.ReadTime(),
        SourceLength = reader.ReadInt32(),
        SourceNodes = reader.ReadInt32(),
        SourceDepth = reader.ReadInt32(),
        ResultBytes = reader.ReadInt32(),
        ResultDepth = reader.ReadInt32(),
        ResultProperties = reader.ReadInt32(),
        LogEntries = reader.ReadInt32(),
        LogBytes = reader.ReadInt32(),
        HostCalls = reader.ReadInt32(),
        HostCallsAtOnce = reader.ReadInt32(),
        HostCallBytes = reader.ReadInt32(),
        HostCallTotalBytes = reader.ReadInt64(),
    };
}
