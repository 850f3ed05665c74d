using System.Globalization;
using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Confinement.Launch;
using BaasFunctions.Sandbox.Scheduling.Threads;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// The life of a worker process: 1. read the arguments and re-execute under Landlock; 2. ignore signals meant for the
/// service, because the supervisor decides when the worker ends; 3. load and compile what executions need; 4. apply the remaining confinement; 5. say hello;
/// 6. carry out jobs until the supervisor closes the connection or is gone.
/// </summary>
internal static class WorkerHost
{
    private static readonly PosixSignal[] s_signalsOfTheService =
        [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    public static int Run(string[] arguments)
    {
        // Step 1
        if (WorkerSettings.TryParse(arguments) is not { } settings)
        {
            return WorkerExitCode.Usage;
        }

        WorkerRestart.BehindWall(new LandlockReexec(RuntimeFiles.Paths));

        // Step 2
        var signals = Array.ConvertAll(
            s_signalsOfTheService, signal => PosixSignalRegistration.Create(signal, context => context.Cancel = true));
        try
        {
            using var stream = WorkerPipe.Connect(settings.Address);
            return Run(settings, stream);
        }
        catch (OutOfMemoryException)
        {
            return WorkerExitCode.OutOfMemory;
        }
        catch (Exception defect)
        {
            WorkerDefects.Report(defect);
            return WorkerExitCode.Defect;
        }
        finally
        {
            Array.ForEach(signals, signal => signal.Dispose());
        }
    }

    private static int Run(WorkerSettings settings, Stream stream)
    {
        // Step 3
        var output = new WorkerOutput(stream);
        StackOverflowExit.TryInstall(WorkerExitCode.StackOverflow);
        using var runtime = new WorkerRuntime(settings, output);
        var warmUp = new Thread(() => WorkerWarmUp.Run(runtime), settings.StackBytes);
        warmUp.Start();
        warmUp.Join();
        CpuWatch.Start(runtime, TimeSpan.FromMilliseconds(settings.GraceMs));

        // Step 4
        EarlyLoading.Run();
        var report = WorkerConfinement.Confine(new ConfinementOptions
        {
            ExpectedParentId = settings.ParentId,
            KeepFileDescriptors = OperatingSystem.IsWindows() ? [] : [int.Parse(settings.Address, CultureInfo.InvariantCulture)],
            DataBytes = settings.DataBytes,
            UserId = settings.UserId,
            Processes = settings.Processes > 0 ? settings.Processes : null,
        });

        // Step 5
        output.Hello(report);

        // Step 6
        using var input = new WorkerInput(stream, runtime, settings.ProgramCacheBytes / 8);
        return input.Run();
    }
}
