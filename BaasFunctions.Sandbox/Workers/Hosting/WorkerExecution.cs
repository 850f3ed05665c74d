using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>One execution in the worker: runs it on the calling thread, and sends each log entry and the result from there.</summary>
internal sealed class WorkerExecution(int number, ExecutionRequest request, WorkerRuntime runtime)
{
    private readonly CancellationTokenSource _cancelled = new();
    private int _logsSent;
    private bool _cpuReported;
    private volatile ThreadCpuClock? _clock;
    private TimeSpan _cpuStart;
    private readonly long _arrived = runtime.Time.GetTimestamp();

    public int Number { get; } = number;

    public WorkerCalls Calls { get; } = new(number, runtime.Output);

    public ExecutionRequest Request { get; set; } = request;

    /// <summary>Runs on a thread for functions.</summary>
    public void Run()
    {
        ExecutionResult result;
        bool? cacheHit = null;
        Request = Request with { QueueTime = Request.QueueTime + runtime.Time.GetElapsedTime(_arrived) };
        try
        {
            result = Run(out cacheHit);
        }
        catch (Exception defect)
        {
            WorkerDefects.Report(defect);
            result = ExecutionReport.WithoutThread(Request, TimeSpan.Zero, ExecutionFailure.OfDefect(defect), []);
            _logsSent = 0;
        }

        _clock = null;
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
        if (_cpuReported || _clock is not { } clock)
        {
            return null;
        }

        var used = clock.Read() - _cpuStart;
        return (_cpuReported = used > Request.Limits.CpuTime + grace) ? used : null;
    }

    private ExecutionResult Run(out bool? cacheHit)
    {
        var scope = new ExecutionScope(Request, Calls, runtime.Time, _cancelled.Token);
        _cpuStart = scope.CpuStart;
        _clock = ThreadCpuClock.OfThisThread();
        scope.Deadline.Rebased = () => runtime.Output.Rebased(Number, scope.Deadline.Budget);
        scope.Preparing = begins => runtime.Output.Preparing(Number, begins);
        scope.Log.Added = entry =>
        {
            runtime.Output.Log(Number, entry);
            _logsSent++;
        };
        var run = new ExecutionRun(scope, runtime.Programs, runtime.Engines, runtime.Options);
        var result = run.Run(out var defect);
        cacheHit = run.CacheHit;
        if ((defect ?? scope.Defect) is { } fault)
        {
            WorkerDefects.Report(fault);
        }

        return result;
    }
}
