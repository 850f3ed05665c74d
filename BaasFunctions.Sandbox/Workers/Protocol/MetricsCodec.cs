using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>What an execution used, inside of a result.</summary>
internal static class MetricsCodec
{
    public static void Write(FrameBuffer buffer, ExecutionMetrics metrics)
    {
        buffer.WriteInt64(Math.Max(0, metrics.Wall.Ticks));
        buffer.WriteInt64(Math.Max(0, metrics.Compile.Ticks));
        buffer.WriteInt64(Math.Max(0, metrics.Drain.Ticks));
        buffer.WriteInt64(Math.Max(0, metrics.Cpu.Ticks));
        buffer.WriteInt64(Math.Max(0, metrics.Queue.Ticks));
        buffer.WriteInt64(Math.Max(0, metrics.AllocatedBytes));
        buffer.WriteInt32(metrics.HostCalls);
        buffer.WriteInt32(metrics.EgressCalls);
        buffer.WriteInt64(metrics.LogBytes);
        buffer.WriteInt32(metrics.LogEntriesDropped);
    }

    public static ExecutionMetrics Read(ref PayloadReader reader) => new()
    {
        Wall = reader.ReadDuration(),
        Compile = reader.ReadDuration(),
        Drain = reader.ReadDuration(),
        Cpu = reader.ReadDuration(),
        Queue = reader.ReadDuration(),
        AllocatedBytes = reader.ReadSize(),
        HostCalls = reader.ReadCount(),
        EgressCalls = reader.ReadCount(),
        LogBytes = reader.ReadSize(),
        LogEntriesDropped = reader.ReadCount(),
    };
}
