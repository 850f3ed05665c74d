using System.Globalization;
using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;

namespace BaasFunctions.Sandbox.Limits;

/// <summary>
/// What the memory limit of an execution means in bytes allocated. The runtime counts per thread what was allocated, not what
/// is still held, and every step of an interpreted loop allocates a little: counting allocations against the limit itself
/// would end a plain counting loop within two seconds. So an execution may allocate its limit several times over in total,
/// but no single step (one statement with the built-ins that it calls) may allocate more than the limit.
/// </summary>
internal sealed class AllocationBudget(long memoryBytes, int turnover)
{
    private readonly long _start = GC.GetAllocatedBytesForCurrentThread();

    private long _lastSeen = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>The memory limit, in bytes.</summary>
    public long MemoryBytes { get; private set; } = memoryBytes;

    /// <summary>Bytes that may be allocated in total.</summary>
    public long TotalBytes => MemoryBytes * turnover;

    public long Used => GC.GetAllocatedBytesForCurrentThread() - _start;

    public void Rebase(long memoryBytes) => MemoryBytes = memoryBytes;

    public void ThrowIfSpent()
    {
        var now = GC.GetAllocatedBytesForCurrentThread();
        var step = now - _lastSeen;
        _lastSeen = now;
        if (step > MemoryBytes)
        {
            throw Spent("in one step", step, MemoryBytes);
        }

        if (now - _start > TotalBytes)
        {
            throw Spent("in total", now - _start, TotalBytes);
        }
    }

    /// <summary>The engine or the runtime noticed first.</summary>
    public ExecutionEndedException Exceeded() => Spent("in total", Used, TotalBytes);

    private ExecutionEndedException Spent(string scope, long used, long allowed) => new(
        ExecutionOutcome.MemoryLimit,
        ErrorCodes.MemoryLimit,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Function exceeded its memory limit of {MemoryBytes >> 20} MB: it may allocate {allowed >> 20} MB {scope}"),
        new LimitReport("memory_limit", "bytes", used, allowed));
}
