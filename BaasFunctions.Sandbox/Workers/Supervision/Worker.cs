using System.Diagnostics;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// One worker process and the executions that it runs. However it ends, each of them is told so exactly once, after everything that
/// the worker had said was read.
/// </summary>
internal sealed partial class Worker
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Attempt> _running = [];
    private readonly SentSources _sources = new();
    private readonly TaskCompletionSource<ConfinementReport> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly WorkerPipe _pipe;
    private readonly FrameSender _sender;
    private readonly StderrReader _stderr;
    private readonly WorkerOptions _options;
    private readonly TimeProvider _time;
    private WorkerExitReason? _cause;
    private bool _begun;
    private bool _closed;
    private int _lastNumber;

    public Worker(Process process, WorkerPipe pipe, WorkerOptions options, TimeProvider time)
    {
        _process = process;
        _pipe = pipe;
        _options = options;
        _time = time;
        _sender = new FrameSender(pipe.Stream);
        _heard = time.GetTimestamp();
        Id = process.Id;
        process.StandardInput.Close();
        process.StandardOutput.Close();
        _stderr = new StderrReader(process.StandardError.BaseStream);
    }

    /// <summary>Id of the process.</summary>
    public int Id { get; }

    /// <summary>What the worker gave up, once it is ready.</summary>
    public Task<ConfinementReport> Hello => _hello.Task;

    /// <summary>Completes when the process is gone, everything is settled and nothing of it is held any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Why it ended; not before <see cref="Ended"/>.</summary>
    public WorkerExitReason Cause => _cause ?? WorkerExitReason.Crashed;

    public string Stderr => _stderr.Text;

    /// <summary>Why the supervisor gave it up; null unless <see cref="Cause"/> is <see cref="WorkerExitReason.Supervisor"/>.</summary>
    public Exception? Defect { get; private set; }

    /// <summary>Whether its process is there.</summary>
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

    /// <summary>Whether executions were running when it ended.</summary>
    public bool EndedBusy { get; private set; }

    /// <summary>Executions answered so far.</summary>
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

    /// <summary>Whether it takes executions.</summary>
    public bool IsOpen => !Volatile.Read(ref _closed);

    /// <summary>Begins to read what the worker says.</summary>
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

    /// <summary>Hands over an execution. Its end is told by the attempt itself, also when the worker is gone by now.</summary>
    public void Start(Attempt attempt)
    {
        var hash = SourceHash.Of(attempt.Request.Code);
        bool withSource;
        lock (_gate)
        {
            if (_closed)
            {
                attempt.Complete(AttemptEnd.NotStarted);
                return;
            }

            Add(attempt);
            withSource = _sources.MustSend(hash);
        }

        var sent = false;
        try
        {
            sent = _sender.Send(
                FrameType.Execute,
                attempt.Number,
                (attempt.Request, hash, withSource),
                static (buffer, e) => RequestCodec.Write(buffer, e.Request, e.hash, e.withSource));
        }
        finally
        {
            if (!sent)
            {
                // The source, if it was to go along, did not.
                Forget(attempt, hash);
            }
        }

        if (!sent)
        {
            attempt.Complete(FailureAttributor.TooLarge(attempt));
        }
    }

    /// <summary>The caller went away: the execution is asked to end, and killed when it does not.</summary>
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

    /// <summary>Takes no more executions, and ends when the last has.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            Volatile.Write(ref _closed, true);
            if (_running.Count > 0)
            {
                return;
            }

            _cause ??= WorkerExitReason.Retired;
        }

        _pipe.Dispose();
    }

    /// <summary>Ends the process at once. The first cause given counts.</summary>
    public void Kill(WorkerExitReason cause)
    {
        lock (_gate)
        {
            _cause ??= cause;
            Volatile.Write(ref _closed, true);
        }

        KillProcess();
    }

    /// <summary>Whenever two run at a time both are marked, so only the first two need a look at others.</summary>
    private void Add(Attempt attempt)
    {
        attempt.Number = ++_lastNumber;
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

    private Attempt? Remove(int number)
    {
        lock (_gate)
        {
            return _running.Remove(number, out var attempt) ? attempt : null;
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
            // It has ended by itself.
        }
    }
}
