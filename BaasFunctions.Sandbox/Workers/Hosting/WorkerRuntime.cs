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
    /// <summary>
    /// For a thread that has sent its result and was then kept from its last step: on a busy machine that may hold for more threads than
    /// there are to spare.
    /// </summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(3);

    private readonly ExecutionThreads _threads;
    private readonly ConcurrentDictionary<int, WorkerExecution> _running = new();

    public WorkerRuntime(WorkerSettings settings, WorkerOutput output)
    {
        Output = output;
        Options = new SandboxOptions { AllocationTurnover = settings.AllocationTurnover };
        Programs = new ProgramCache(settings.ProgramCacheBytes);
        Engines = new EngineFactory(Time);
        // A thread is free again a moment after its result was sent, when the next execution may be here already.
        _threads = new ExecutionThreads(settings.Executions * 2, settings.StackBytes, TimeSpan.FromMilliseconds(Options.ThreadIdleMs));
    }

    public WorkerOutput Output { get; }

    public SandboxOptions Options { get; }

    public ProgramCache Programs { get; }

    public EngineFactory Engines { get; }

    public TimeProvider Time { get; } = TimeProvider.System;

    public IEnumerable<WorkerExecution> Running => _running.Values;

    /// <summary>Begins to read requests.</summary>
    public void ReadFrom(IJobSource source, Action<Exception?> ended) => _threads.ReadFrom(source, ended);

    /// <summary>Accepts an execution, to be run as a job; false when there are more than the supervisor may send.</summary>
    public bool TryAccept(WorkerExecution execution)
    {
        _running[execution.Number] = execution;
        var entering = _threads.TryEnterAsync(s_longestWait, CancellationToken.None);
        return entering.IsCompleted ? entering.Result : entering.AsTask().GetAwaiter().GetResult();
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

    public void Ended(WorkerExecution execution) => _running.TryRemove(execution.Number, out _);

    public void Dispose() => _threads.Dispose();
}
