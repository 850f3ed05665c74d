using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;

namespace BaasFunctions.Sandbox.HostCalls;

/// <summary>
/// The calls of one execution from its own side: counted against its limits, so many at a time, and settled on its thread. All
/// members but the completion of a call belong to that thread.
/// </summary>
internal sealed class ExecutionCalls(ExecutionScope scope, IHostCalls host)
{
    private readonly Queue<(HostCall Call, Action<HostAnswer> Settle)> _waiting = new();
    private CancellationTokenSource? _ended;
    private int _running;
    private long _bytes;

    /// <summary>Calls so far.</summary>
    public int Count { get; private set; }

    /// <summary>Calls that are not settled.</summary>
    public int Open => _running + _waiting.Count;

    /// <summary>Begins a call; <paramref name="settle"/> runs later, on the thread of the execution, never before this returns.</summary>
    /// <exception cref="ExecutionEndedException">A limit of calls was reached.</exception>
    public void Start(HostCall call, Action<HostAnswer> settle)
    {
        if (++Count > scope.Limits.HostCalls)
        {
            throw CallLimitReport.TooMany(scope.Limits);
        }

        Charge(call.ArgumentsJson.Length + call.Body.Length);
        scope.Loop.HostCallBegins();
        if (_running < scope.Limits.HostCallsAtOnce)
        {
            Send(call, settle);
        }
        else
        {
            _waiting.Enqueue((call, settle));
        }
    }

    /// <summary>The execution has ended: what is still open is cancelled, and its answers find nobody.</summary>
    public void End()
    {
        _waiting.Clear();
        _ended?.Cancel();
    }

    private void Send(HostCall call, Action<HostAnswer> settle)
    {
        _running++;
        _ended ??= new CancellationTokenSource();
        Task<HostAnswer> answer;
        try
        {
            answer = host.CallAsync(call, _ended.Token);
        }
        catch (Exception fault)
        {
            answer = Task.FromException<HostAnswer>(fault);
        }

        answer.ContinueWith(
            task => scope.Loop.Post(() => Settle(task, settle)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Settle(Task<HostAnswer> task, Action<HostAnswer> settle)
    {
        _running--;
        if (_waiting.TryDequeue(out var next))
        {
            Send(next.Call, next.Settle);
        }

        var answer = AnswerOf(task);
        Charge(answer.Size);
        settle(answer);
    }

    private HostAnswer AnswerOf(Task<HostAnswer> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return task.Result;
        }

        if (task.Exception?.InnerException is { } fault)
        {
            scope.RecordDefect(fault);
        }

        return HostAnswer.Failed(ErrorCodes.HostError, "The host could not carry out this call");
    }

    private void Charge(long bytes)
    {
        _bytes += bytes;
        if (_bytes > scope.Limits.HostCallTotalBytes)
        {
            throw CallLimitReport.TooManyBytes(scope.Limits, _bytes);
        }
    }
}
