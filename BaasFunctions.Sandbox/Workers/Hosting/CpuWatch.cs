namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Looks at the processor clocks of the threads that run functions, from a thread of its own: a function inside of a built-in that never
/// ends asks no limit itself. The supervisor decides what follows.
/// </summary>
internal sealed class CpuWatch
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly WorkerRuntime _runtime;
    private readonly TimeSpan _grace;

    private CpuWatch(WorkerRuntime runtime, TimeSpan grace)
    {
        _runtime = runtime;
        _grace = grace;
    }

    public static void Start(WorkerRuntime runtime, TimeSpan grace) =>
        new Thread(new CpuWatch(runtime, grace).Loop) { IsBackground = true, Name = "cpu-watch" }.Start();

    private void Loop()
    {
        while (true)
        {
            Thread.Sleep(s_interval);
            foreach (var execution in _runtime.Running)
            {
                if (execution.CpuSpent(_grace) is { } used)
                {
                    _runtime.Output.CpuSpent(execution.Number, used);
                }
            }
        }
    }
}
