using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Engines.Constraints;

/// <summary>
/// What the memory limit of an execution means. The runtime counts per thread what was allocated, not what is still held, and every
/// step of an interpreted loop allocates a little: counting allocations against the limit itself would end a plain
/// counting loop within a second. So there are three bounds: one step (a statement with the built-ins that it calls) may
/// allocate the limit once; what is held, estimated from time to time, may not exceed it; and all allocations together may not
/// exceed a multiple of it.
/// </summary>
internal sealed class AllocationBudget
{
    private readonly ThreadUse _threads;
    private readonly int _turnover;
    private readonly HeldMemory _heldMemory = new();
    private readonly long _start;
    private long _lastSeen;
    private long _nextLook;

    public AllocationBudget(long memoryBytes, int turnover, ThreadUse threads)
    {
        _threads = threads;
        MemoryBytes = memoryBytes;
        _turnover = turnover;
        _start = _threads.AllocatedBytes;
        _lastSeen = _start;
        _nextLook = _start + memoryBytes;
    }

    /// <summary>The memory limit, in bytes.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>Bytes that may be allocated in total.</summary>
    public long TotalBytes => MemoryBytes * _turnover;

    public long Used => _threads.AllocatedBytes - _start;

    public void Rebase(long memoryBytes)
    {
        MemoryBytes = memoryBytes;
        _nextLook = _start + memoryBytes;
    }

    /// <summary>What was allocated since the last look was ours, not a step of the function; it counts in the total only.</summary>
    public void BeginStep() => _lastSeen = _threads.AllocatedBytes;

    public void ThrowIfSpent()
    {
        var now = _threads.AllocatedBytes;
        var step = now - _lastSeen;
        _lastSeen = now;
        if (step > MemoryBytes)
        {
            throw Spent("one step allocated", step, MemoryBytes);
        }

        if (now > _nextLook)
        {
            Look(now - _start);
            _nextLook += MemoryBytes / 4;
        }
    }

    /// <summary>The engine or the runtime noticed first.</summary>
    public ExecutionEndedException Exceeded() => Spent("it allocated", Used, MemoryBytes);

    private void Look(long allocated)
    {
        if (allocated > TotalBytes)
        {
            throw Spent("it allocated in total", allocated, TotalBytes);
        }

        if (_heldMemory.Above(MemoryBytes, allocated, out var collected) is { } held)
        {
            throw Spent("it holds about", held, MemoryBytes);
        }

        if (collected)
        {
            // A full collection takes time from everybody: not again soon.
            _nextLook += MemoryBytes;
        }
    }

    private ExecutionEndedException Spent(string what, long used, long allowed) => new(
        ExecutionOutcome.MemoryLimit,
        ErrorCodes.MemoryLimit,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Function exceeded its memory limit of {MemoryBytes >> 20} MB: {what} {used >> 20} MB, {allowed >> 20} MB are allowed"),
        new LimitReport("memory_limit", "bytes", used, allowed));
}
