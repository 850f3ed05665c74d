namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// What a chain of calls used and the database does not know. A chain that never leaves this process is counted here alone; from the first invocation that it puts into the
/// queue on, the database counts it for all instances.
/// </summary>
internal sealed class ChainUse
{
    private long _cpuTicks;

    /// <summary>Held while the other members are read and changed, a write to the database included.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Whether the database counts it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether the database was told of it, and it is not known yet whether that lasts.</summary>
    public bool IsTold { get; set; }

    /// <summary>Functions of which an event found the chain at its end, and is a dead letter.</summary>
    public HashSet<string> DeadListeners { get; } = [];

    /// <summary>Executions that the database does not have; the first one counts.</summary>
    public long Executions { get; set; } = 1;

    /// <summary>Processor time that the database does not have.</summary>
    public TimeSpan Cpu => TimeSpan.FromTicks(Interlocked.Read(ref _cpuTicks));

    /// <summary>Adds processor time; less than none takes what the database has by now.</summary>
    public void AddCpu(TimeSpan time) => Interlocked.Add(ref _cpuTicks, time.Ticks);
}
