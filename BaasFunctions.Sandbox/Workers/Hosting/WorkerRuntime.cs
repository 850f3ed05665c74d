using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Scheduling.Threads;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>What the executions of a worker share: programs, engine options, threads, and the connection.</summary>
internal sealed class WorkerRuntime : IDisposable
{
    private readonly ConcurrentDictionary<int, WorkerExecution> _running = new();
    private readonly int _maxExecutions;
    private int _executions;

    public WorkerRuntime(WorkerSettings settings, WorkerOutput output)
    {
        Output = output;
        Options = new SandboxOptions { AllocationTurnover = settings.AllocationTurnover };
        Programs = new ProgramCache(settings.ProgramCacheBytes);
        Engines = new EngineFactory(Time);
        _maxExecutions = settings.Executions;
        Threads = new ExecutionThreads(settings.Threads, settings.StackBytes, TimeSpan.FromMilliseconds(Options.ThreadIdleMs));
    }

    public WorkerOutput Output { get; }

    public ExecutionThreads Threads { get; }

    public SandboxOptions Options { get; }

    public ProgramCache Programs { get; }

    public EngineFactory Engines { get; }

    public TimeProvider Time { get; } = TimeProvider.System;

    public IEnumerable<WorkerExecution> Running => _running.Values;

    /// <summary>Begins to read requests.</summary>
    public void ReadFrom(IJobSource source, Action<Exception?> ended) => Threads.ReadFrom(source, ended);

    /// <summary>Starts an execution, when it is its turn; false when there are more than the supervisor may send.</summary>
    public bool TryStart(WorkerExecution execution)
    {
        if (Interlocked.Increment(ref _executions) > _maxExecutions)
        {
            return false;
        }

        _running[execution.Number] = execution;
        execution.Begin();
        return true;
    }

    public void Cancel(int number)
    {
        if (_running.TryGetValue(number, out var execution))
        {
            execution.Cancel();
        }
    }

    /// <summary>Passes an answer to its execution; it is dropped when the execution has ended.</summary>
    public void Answer(int execution, int number, HostAnswer answer)
    {
        if (_running.TryGetValue(execution, out var running))
        {
            running.Calls.Answer(number, answer);
        }
    }

    /// <summary>It has ended, and its result is about to be sent.</summary>
    public void Ended(WorkerExecution execution)
    {
        _running.TryRemove(execution.Number, out _);
        Interlocked.Decrement(ref _executions);
    }

    public void Dispose() => Threads.Dispose();
}
