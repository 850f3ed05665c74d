using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Sandbox.Scheduling.Threads;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>One execution in the worker: runs it on the threads for functions, and sends each log entry and the result from there.</summary>
internal sealed class WorkerExecution(int number, ExecutionRequest request, WorkerRuntime runtime) : ThreadedExecution(runtime.Threads)
{
    private readonly CancellationTokenSource _cancelled = new();
    private int _logsSent;
    private bool _cpuReported;
    private volatile ThreadUse? _threads;
    private EventLoop? _loop;
    private readonly long _arrived = runtime.Time.GetTimestamp();

    public int Number { get; } = number;

    public WorkerCalls Calls { get; } = new(number, runtime.Output);

    public ExecutionRequest Request { get; set; } = request;

    public override string Project => Request.Owner;

    protected override EventLoop? Loop => _loop;

    public override void Park(long bytes) => runtime.Output.Park(Number, Calls.Answered, bytes);

    protected override void Continues(bool arrived)
    {
        if (!arrived)
        {
            // The supervisor sent what arrived, and knows.
            runtime.Output.Unpark(Number);
        }
    }

    protected override async Task RunToEndAsync()
    {
        ExecutionResult result;
        bool? cacheHit = null;
        runtime.Output.Begun(Number);
        Request = Request with { QueueTime = Request.QueueTime + runtime.Time.GetElapsedTime(_arrived) };
        try
        {
            (result, cacheHit) = await RunAsync().ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            WorkerDefects.Report(defect);
            result = ExecutionReport.WithoutThread(Request, TimeSpan.Zero, ExceptionClassifier.OfFault(defect, Request.Limits), []);
            _logsSent = 0;
        }

        _threads = null;
        runtime.Ended(this);
        runtime.Output.Result(Number, result, _logsSent, cacheHit);
    }

    public void Cancel() => _cancelled.Cancel();

    /// <summary>
    /// Processor time beyond the limit and its grace, when the execution does not look at the limit itself; null otherwise,
    /// and when this was answered before. From the watching thread.
    /// </summary>
    public TimeSpan? CpuSpent(TimeSpan grace)
    {
        if (_cpuReported || _threads?.CpuSeenFromOutside() is not { } used)
        {
            return null;
        }

        return (_cpuReported = used > Request.Limits.CpuTime + grace) ? used : null;
    }

    private async ValueTask<(ExecutionResult Result, bool? CacheHit)> RunAsync()
    {
        var scope = new ExecutionScope(Request, Calls, runtime.Time, this, _cancelled.Token);
        _threads = scope.Threads;
        _loop = scope.Loop;
        scope.Deadline.Rebased = () => runtime.Output.Rebased(Number, scope.Deadline.Budget);
        scope.Preparing = begins => runtime.Output.Preparing(Number, begins);
        scope.Log.Added = entry =>
        {
            runtime.Output.Log(Number, entry);
            _logsSent++;
        };
        var run = new ExecutionRun(scope, runtime.Programs, runtime.Engines, runtime.Options);
        var result = await run.RunAsync().ConfigureAwait(false);
        if ((run.Defect ?? scope.Defect) is { } fault)
        {
            WorkerDefects.Report(fault);
        }

        return (result, run.CacheHit);
    }
}
