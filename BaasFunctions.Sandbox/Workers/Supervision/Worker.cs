using System.Diagnostics;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// One worker process and its executions. However it ends, each execution gets exactly one result, after everything that
/// the worker sent has been read.
/// </summary>
internal sealed partial class Worker
{
    private readonly Lock _gate = new();

    /// <summary>Whether the execution that ended last had filled the heap: what it held may still be there when the next one begins.</summary>
    private bool _heapWasFull;

    private readonly Dictionary<int, Attempt> _running = [];
    private readonly SentSources _sources = new();
    private readonly TaskCompletionSource<ConfinementReport> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _shut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly WorkerPipe _pipe;
    private readonly FrameSender _sender;
    private readonly StderrReader _stderr;
    private readonly WorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly IByteCounter? _bytes;
    private WorkerExitReason? _cause;
    private bool _begun;
    private bool _closed;
    private int _lastNumber;

    public Worker(Process process, WorkerPipe pipe, WorkerOptions options, TimeProvider time, IByteCounter? bytes = null)
    {
        _process = process;
        _pipe = pipe;
        _options = options;
        _time = time;
        _bytes = bytes;
        _sender = new FrameSender(pipe.Stream, time, bytes);
        _heard = time.GetTimestamp();
        Id = process.Id;
        process.StandardInput.Close();
        process.StandardOutput.Close();
        _stderr = new StderrReader(process.StandardError.BaseStream);
    }

    /// <summary>Id of the process.</summary>
    public int Id { get; }

    /// <summary>The confinement report of the worker, once it is ready.</summary>
    public Task<ConfinementReport> Hello => _hello.Task;

    /// <summary>Completes when it accepts no more executions, for whatever reason.</summary>
    public Task Shut => _shut.Task;

    /// <summary>Completes when the process has ended and all its executions and resources are released.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Why it ended; not before <see cref="Ended"/>.</summary>
    public WorkerExitReason Cause => _cause ?? WorkerExitReason.Crashed;

    public string Stderr => _stderr.Text;

    /// <summary>The exception of the supervisor; null unless <see cref="Cause"/> is <see cref="WorkerExitReason.Supervisor"/>.</summary>
    public Exception? Defect { get; private set; }

    /// <summary>Whether its process is running.</summary>
    public bool IsAlive
    {
        get
        {
            try
            {
                return !_ended.Task.IsCompleted && !_process.HasExited;
            }
            catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>Whether it was closed because it is no longer wanted, and not because something went wrong.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Whether an execution was sent to it.</summary>
    public bool WasUsed
    {
        get
        {
            lock (_gate)
            {
                return _lastNumber > 0;
            }
        }
    }

    /// <summary>Executions completed so far.</summary>
    public int Answered { get; private set; }

    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Executions that do not wait for a call or a timer.</summary>
    public int Busy
    {
        get
        {
            lock (_gate)
            {
                return _running.Values.Count(attempt => !attempt.IsParked);
            }
        }
    }

    /// <summary>Whether it accepts executions.</summary>
    public bool IsOpen => !Volatile.Read(ref _closed);

    /// <summary>Begins to read the messages of the worker.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_begun)
            {
                return;
            }

            _begun = true;
        }

        _ = ReadAsync();
        _ = CloseAfterExitAsync();
    }

    /// <summary>Waits until the worker has room for a request in its queue; what is returned goes to <see cref="Start"/>.</summary>
    public ValueTask<long> ReserveAsync(ExecutionRequest request) => _sender.ReserveAsync(
        request.RequestJson.Length + (request.RawBody?.Length ?? 0) + request.ConfigJson.Length + request.Env.Sum(variable => sizeof(char) * (long)variable.Value.Length) + (sizeof(char) * request.Code.Length));

    /// <summary>Sends an execution to the worker. The attempt reports its end, even if the worker has ended meanwhile.</summary>
    public void Start(Attempt attempt, long reserved)
    {
        var hash = attempt.Request.SourceHash!.Value;
        bool withSource;
        lock (_gate)
        {
            if (_closed)
            {
                _sender.Release(reserved);
                attempt.Complete(AttemptEnd.NotStarted);
                return;
            }

            Add(attempt);
            withSource = _sources.MustSend(hash);
            attempt.MayNeedSource = !withSource;
        }

        var sent = false;
        try
        {
            sent = _sender.Send(
                FrameType.Execute,
                attempt.Number,
                (attempt.Request, hash, withSource),
                static (buffer, e) => RequestCodec.Write(buffer, e.Request, e.hash, e.withSource),
                reserved);
        }
        finally
        {
            if (!sent)
            {
                // The source was not sent.
                Forget(attempt, hash);
            }
        }

        if (!sent)
        {
            attempt.Complete(FailureAttributor.TooLarge(attempt));
        }
    }

    /// <summary>The caller disconnected: asks the execution to end, and kills it if it does not.</summary>
    public void Cancel(Attempt attempt)
    {
        lock (_gate)
        {
            if (!_running.ContainsKey(attempt.Number))
            {
                return;
            }

            attempt.Cancelled();
        }

        _sender.Send(FrameType.Cancel, attempt.Number);
    }

    /// <summary>Accepts no more executions, and ends after the last one.</summary>
    public void Retire()
    {
        WorkerExitReason? closing;
        lock (_gate)
        {
            IsRetired |= !_closed;
            Shutter();
            if (_running.Count > 0)
            {
                return;
            }

            closing = _closing;
            if (closing is null)
            {
                _cause ??= WorkerExitReason.Retired;
            }
        }

        if (closing is { } cause)
        {
            Kill(cause);
        }
        else
        {
            _pipe.Dispose();
        }
    }

    /// <summary>Kills the process. The first cause counts.</summary>
    public void Kill(WorkerExitReason cause)
    {
        lock (_gate)
        {
            _cause ??= cause == WorkerExitReason.Stopped ? cause : _closing ?? cause;
            Shutter();
        }

        KillProcess();
    }

    /// <summary>Under the lock.</summary>
    private void Shutter()
    {
        Volatile.Write(ref _closed, true);
        _shut.TrySetResult();
    }

    /// <summary>Marks executions that run at the same time; from the third on, the others are already marked.</summary>
    private void Add(Attempt attempt)
    {
        attempt.Number = ++_lastNumber;
        attempt.WasShared = Volatile.Read(ref _heapWasFull);
        Volatile.Write(ref _largestPayload, Math.Max(_largestPayload, attempt.LargestPayload));
        if (_running.Count > 0)
        {
            attempt.WasShared = true;
            if (_running.Count == 1)
            {
                _running.Values.First().WasShared = true;
            }
        }

        _running.Add(attempt.Number, attempt);
    }

    private void Forget(Attempt attempt, SourceHash hash)
    {
        lock (_gate)
        {
            _running.Remove(attempt.Number);
            _sources.Forget(hash);
        }
    }

    private bool Remove(Attempt attempt)
    {
        lock (_gate)
        {
            return _running.Remove(attempt.Number);
        }
    }

    private Attempt? Find(int number)
    {
        lock (_gate)
        {
            return _running.GetValueOrDefault(number);
        }
    }

    private void KillProcess()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has already ended.
        }
    }
}
