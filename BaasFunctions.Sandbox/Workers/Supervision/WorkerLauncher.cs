using System.ComponentModel;
using System.Diagnostics;
using BaasFunctions.Sandbox.Confinement.Launch;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Workers.Hosting;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Starts workers, one at a time, from a thread that outlives them, and returns them when they have said hello.</summary>
internal sealed class WorkerLauncher(WorkerOptions options, SandboxOptions sandbox, TimeProvider time, IByteCounter? bytes = null) : IDisposable
{
    /// <summary>Held while a worker is started: no other worker may inherit the open end of its connection.</summary>
    private static readonly Lock s_starting = new();

    private readonly IReadOnlyList<string> _command = WorkerCommand.Resolve(options);

    private readonly LauncherThread _thread = new();

    /// <summary>Threads of a worker: many more than processors, because a long job only stops counting, and as many as stacks are worth.</summary>
    private const int MaxThreads = 64;

    /// <summary>Native memory of a worker beside its heap and the stacks of its functions.</summary>
    private const long OtherDataBytes = 1L << 30;

    /// <summary>Threads of one worker with those of the runtime, far above what an honest one has.</summary>
    private const long MaxProcesses = 1_024;

    /// <exception cref="WorkerStartException">It did not start, or was not ready in time; it has been cleaned up.</exception>
    /// <exception cref="OperationCanceledException">It is no longer wanted; it has been cleaned up.</exception>
    public async Task<Worker> StartAsync(CancellationToken cancellationToken)
    {
        var pipe = WorkerPipe.Create();
        Process process;
        try
        {
            var start = StartInfo(pipe);
            process = await _thread.RunAsync(() => Start(start, pipe)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException)
        {
            pipe.Dispose();
            throw new WorkerStartException($"The program of the workers cannot be started: {exception.Message}", exception);
        }

        var worker = new Worker(process, pipe, options, time, bytes);
        try
        {
            await pipe.WaitForConnectionAsync(cancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(options.StartTimeoutMs), time, cancellationToken).ConfigureAwait(false);
            worker.Begin();
            await worker.Hello.WaitAsync(TimeSpan.FromMilliseconds(options.StartTimeoutMs), time, cancellationToken).ConfigureAwait(false);
            return worker;
        }
        catch (Exception exception)
        {
            worker.Kill(WorkerExitReason.Retired);
            worker.Begin();
            await worker.Ended.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is WorkerStartException
                ? new WorkerStartException($"{exception.Message} {worker.Stderr}")
                : new WorkerStartException($"The worker was not ready within {options.StartTimeoutMs} ms. {worker.Stderr}", exception);
        }
    }

    /// <summary>Ends the launcher thread, and with it any remaining workers.</summary>
    public void Dispose() => _thread.Dispose();

    private static Process Start(ProcessStartInfo start, WorkerPipe pipe)
    {
        lock (s_starting)
        {
            pipe.Starting();
            try
            {
                return Process.Start(start)!;
            }
            finally
            {
                pipe.Started();
            }
        }
    }

    /// <summary>
    /// Only where workers have a user that the operator gave to them alone: nobody is everybody's, and the user of a service that is not root has other
    /// processes. The permanent workers, as many for retries and as many that are ending, those of projects, and the spares.
    /// </summary>
    private long ProcessesOfUser() => Environment.IsPrivilegedProcess && options.UserId != WorkerOptions.Nobody
        ? ((3L * options.Workers) + options.MaxPoolWorkers) * MaxProcesses
        : 0;

    private ProcessStartInfo StartInfo(WorkerPipe pipe)
    {
        var threads = Math.Min(options.ExecutionsPerWorker, MaxThreads);
        var settings = new WorkerSettings
        {
            Address = pipe.Address,
            ParentId = Environment.ProcessId,
            Executions = options.ExecutionsPerWorker,
            Threads = threads,
            StackBytes = sandbox.ThreadStackBytes,
            ProgramCacheBytes = Math.Min(sandbox.ProgramCacheBytes, (long)options.MemoryMb << 18),
            AllocationTurnover = sandbox.AllocationTurnover,
            GraceMs = options.GraceMs,
            UserId = options.UserId,
            Processes = ProcessesOfUser(),
            DataBytes = ((long)options.MemoryMb << 20) + ((threads + 1L) * sandbox.ThreadStackBytes) + OtherDataBytes,
        };
        var start = new ProcessStartInfo(_command[0], [.. _command.Skip(1), WorkerProcess.Argument, .. settings.ToArguments()])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        start.Environment.Clear();
        foreach (var (name, value) in WorkerCommand.Variables(options))
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
