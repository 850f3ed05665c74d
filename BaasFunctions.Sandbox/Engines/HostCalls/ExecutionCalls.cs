using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.HostCalls;

/// <summary>
/// The calls of one execution from its own side: counted against its limits, so many at a time, and settled on its thread. All
/// members but the completion of a call belong to that thread.
/// </summary>
internal sealed class ExecutionCalls(ExecutionScope scope, IHostCalls host)
{
    private readonly Queue<OpenCall> _waiting = new();
    private readonly List<OpenCall> _running = [];
    private CancellationTokenSource? _ended;
    private Action? _afterNext;
    private long _bytes;

    /// <summary>Calls so far.</summary>
    public int Count { get; private set; }

    /// <summary>Calls that are not settled.</summary>
    public int Open => _running.Count + _waiting.Count;

    /// <summary>Operations of the calls that are not settled, each once, in the order in which they began.</summary>
    public IEnumerable<string> OpenOperations => _running.Concat(_waiting).Select(open => open.Call.Operation).Distinct();

    /// <summary>Cancelled when the execution has ended.</summary>
    public CancellationToken Ended => (_ended ??= new CancellationTokenSource()).Token;

    /// <summary>Begins a call; <paramref name="settle"/> runs later, on the thread of the execution, never before this returns.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="settle">Takes the answer.</param>
    /// <param name="givenUp">The function gives the call up: it is ended where it is carried out, and settled with whatever becomes of it.</param>
    /// <exception cref="ExecutionEndedException">A limit of calls was reached.</exception>
    public void Start(HostCall call, Action<HostAnswer> settle, CancellationToken givenUp = default)
    {
        if (!call.IsPart && ++Count > scope.Limits.HostCalls)
        {
            throw CallLimitReport.TooMany(scope.Limits);
        }

        Charge(call.Size);
        scope.Loop.HostCallBegins();
        var open = new OpenCall(call, settle, scope.Transactions.Current, givenUp);
        if (_running.Count < scope.Limits.HostCallsAtOnce)
        {
            Send(open);
        }
        else
        {
            _waiting.Enqueue(open);
        }
    }

    /// <summary>Calls back when no call is open that began in the work of a transaction, and what the last ones resumed has run.</summary>
    public void WhenSettled(string transaction, Action callback)
    {
        // What is posted runs after all microtasks, which may begin further calls.
        scope.Loop.HostCallBegins();
        scope.Loop.Post(() =>
        {
            if (_running.Concat(_waiting).Any(open => open.Transaction == transaction))
            {
                _afterNext = () => WhenSettled(transaction, callback);
            }
            else
            {
                callback();
            }
        });
    }

    /// <summary>The execution has ended: what is still open is cancelled, and its answers find nobody.</summary>
    public void End()
    {
        _waiting.Clear();
        _ended?.Cancel();
    }

    private void Send(OpenCall open)
    {
        _running.Add(open);
        Task<HostAnswer> answer;
        try
        {
            answer = open.GivenUp.IsCancellationRequested
                ? Task.FromCanceled<HostAnswer>(open.GivenUp)
                : host.CallAsync(open.Call, open.EndedWith(Ended));
        }
        catch (Exception fault)
        {
            answer = Task.FromException<HostAnswer>(fault);
        }

        answer.ContinueWith(
            task => scope.Loop.Post(() => Settle(task, open)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Settle(Task<HostAnswer> task, OpenCall open)
    {
        _running.Remove(open);
        open.Dispose();
        if (_waiting.TryDequeue(out var next))
        {
            Send(next);
        }

        var answer = AnswerOf(task);
        Charge(answer.Size);
        scope.Transactions.Resume(open.Transaction);
        open.Settle(answer);
        answer.Held?.Dispose();
        var then = _afterNext;
        _afterNext = null;
        then?.Invoke();
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

    /// <summary>A call that is not settled.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="settle">Takes the answer.</param>
    /// <param name="transaction">The transaction in whose work it began; null for none.</param>
    /// <param name="givenUp">The function gave it up.</param>
    private sealed class OpenCall(HostCall call, Action<HostAnswer> settle, string? transaction, CancellationToken givenUp) : IDisposable
    {
        private CancellationTokenSource? _either;

        public HostCall Call { get; } = call;

        public Action<HostAnswer> Settle { get; } = settle;

        public string? Transaction { get; } = transaction;

        public CancellationToken GivenUp { get; } = givenUp;

        /// <summary>What ends the call: the end of the execution, or that it was given up.</summary>
        public CancellationToken EndedWith(CancellationToken ended)
        {
            if (!GivenUp.CanBeCanceled)
            {
                return ended;
            }

            _either = CancellationTokenSource.CreateLinkedTokenSource(ended, GivenUp);
            return _either.Token;
        }

        public void Dispose() => _either?.Dispose();
    }
}
