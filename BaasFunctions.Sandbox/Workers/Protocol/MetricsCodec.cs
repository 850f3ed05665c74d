using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>What an execution used, inside of a result.</summary>
internal static class MetricsCodec
{
    public static void Write(FrameBuffer buffer, ExecutionMetrics metrics)
    {
        buffer.WriteTime(metrics.Wall);
        buffer.WriteTime(metrics.Compile);
        buffer.WriteTime(metrics.Drain);
        buffer.WriteTime(metrics.Cpu);
        buffer.WriteTime(metrics.Queue);
        buffer.WriteInt64(metrics.AllocatedBytes);
        buffer.WriteInt32(metrics.HostCalls);
        buffer.WriteInt32(metrics.EgressCalls);
        buffer.WriteInt64(metrics.LogBytes);
        buffer.WriteInt32(metrics.LogEntriesDropped);
    }

    public static ExecutionMetrics Read(ref PayloadReader reader) => new()
    {
        Wall = reader.ReadTime(),
        Compile = reader.ReadTime(),
        Drain = reader.ReadTime(),
        Cpu = reader.ReadTime(),
        Queue = reader.ReadTime(),
        AllocatedBytes = reader.ReadInt64(),
        HostCalls = reader.ReadInt32(),
        EgressCalls = reader.ReadInt32(),
        LogBytes = reader.ReadInt64(),
        LogEntriesDropped = reader.ReadInt32(),
    };
}
