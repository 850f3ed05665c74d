namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Gives memory back once nothing has run for a second: the collector keeps what is young for as long as it has room, which is twice of what an idle worker needs.
/// </summary>
internal sealed class IdleTrim
{
    /// <summary>Less is not worth a collection, which takes some milliseconds.</summary>
    private const long WorthBytes = 4L << 20;

    private readonly int _ticksToWait;
    private long _allocated;
    private int _idleTicks;

    /// <param name="interval">Time between two calls of <see cref="Tick"/>.</param>
    public IdleTrim(TimeSpan interval) => _ticksToWait = (int)(TimeSpan.FromSeconds(1) / interval);

    /// <summary>To be called in turn by one thread.</summary>
    public void Tick(bool isIdle)
    {
        _idleTicks = isIdle ? _idleTicks + 1 : 0;
        if (_idleTicks == _ticksToWait && GC.GetTotalAllocatedBytes() - _allocated > WorthBytes)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _allocated = GC.GetTotalAllocatedBytes();
        }
    }
}
