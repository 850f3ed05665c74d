using System.ComponentModel;
using System.Diagnostics;
using BaasFunctions.Sandbox.Configuration;
using BaasFunctions.Sandbox.Workers.Hosting;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Starts workers, and answers them when they have said hello.</summary>
internal sealed class WorkerLauncher(WorkerOptions options, SandboxOptions sandbox, TimeProvider time)
{
    /// <summary>Native memory of a worker beside its heap and the stacks of its functions.</summary>
    private const long OtherDataBytes = 1L << 30;

    /// <exception cref="WorkerStartException">It did not start, or was not ready in time; nothing of it is left.</exception>
    /// <exception cref="OperationCanceledException">Nobody wants it any more; nothing of it is left.</exception>
    public async Task<Worker> StartAsync(int executions, CancellationToken cancellationToken)
    {
        var pipe = WorkerPipe.Create();
        Process process;
        try
        {
            process = await StarterThread.StartAsync(StartInfo(pipe, executions), pipe).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException)
        {
            pipe.Dispose();
            throw new WorkerStartException($"The program of the workers cannot be started: {exception.Message}", exception);
        }

        var worker = new Worker(process, pipe, options, time);
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
            worker.Kill(LossCause.Retired);
            worker.Begin();
            await worker.Ended.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is WorkerStartException
                ? new WorkerStartException($"{exception.Message} {worker.Stderr}")
                : new WorkerStartException($"The worker was not ready within {options.StartTimeoutMs} ms. {worker.Stderr}", exception);
        }
    }

    private ProcessStartInfo StartInfo(WorkerPipe pipe, int executions)
    {
        var command = WorkerCommand.Resolve(options);
        var settings = new WorkerSettings
        {
            Address = pipe.Address,
            ParentId = Environment.ProcessId,
            Executions = executions,
            StackBytes = sandbox.ThreadStackBytes,
            ProgramCacheBytes = Math.Min(sandbox.ProgramCacheBytes, (long)options.MemoryMb << 18),
            AllocationTurnover = sandbox.AllocationTurnover,
            GraceMs = options.GraceMs,
            DataBytes = ((long)options.MemoryMb << 20) + (2L * executions * sandbox.ThreadStackBytes) + OtherDataBytes,
        };
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), WorkerProcess.Argument, .. settings.ToArguments()])
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
