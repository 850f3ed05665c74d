namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Watches the CPU time of the threads that run functions, from a thread of its own, because a function inside a built-in that never
/// ends does not check its limits. The supervisor decides what to do. While none runs, it gives memory back.
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
        var trim = new IdleTrim(s_interval);
        while (true)
        {
            Thread.Sleep(s_interval);
            _runtime.Output.Flush();
            var isIdle = true;
            foreach (var execution in _runtime.Running)
            {
                isIdle = false;
                if (execution.CpuSpent(_grace) is { } used)
                {
                    _runtime.Output.CpuSpent(execution.Number, used);
                }
            }

            trim.Tick(isIdle);
        }
    }
}
