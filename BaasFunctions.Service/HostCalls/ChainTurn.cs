namespace BaasFunctions.Service.HostCalls;

/// <summary>The time in which one piece of work alone changes what is counted of a chain. What it told the database counts when the work lasts, and not otherwise.</summary>
internal sealed class ChainTurn
{
    private readonly ChainUse _use;
    private readonly long _executions;
    private readonly TimeSpan _cpu;

    private ChainTurn(ChainUse use) => (_use, _executions, _cpu) = (use, use.Executions, use.Cpu);

    /// <summary>Waits for its turn; <see cref="End"/> has to follow.</summary>
    public static async Task<ChainTurn> BeginAsync(ChainUse use, CancellationToken cancellation)
    {
        await use.Gate.WaitAsync(cancellation);
        use.IsTold = false;
        return new ChainTurn(use);
    }

    /// <summary>Ends it.</summary>
    /// <param name="lasts">Whether what the database was told lasts.</param>
    public void End(bool lasts)
    {
        if (_use.IsTold && lasts)
        {
            _use.Executions -= _executions;
            _use.IsShared = true;
            _use.AddCpu(-_cpu);
        }

        _use.IsTold = false;
        _use.Gate.Release();
    }
}
