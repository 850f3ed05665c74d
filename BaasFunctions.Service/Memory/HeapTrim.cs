namespace BaasFunctions.Service.Memory;

/// <summary>
/// Gives the memory of a crowded time back to the system once it is over. The collector works where something is allocated: a service that became idle would
/// keep what it needed last.
/// </summary>
internal sealed class HeapTrim : IDisposable
{
    /// <summary>Looks that must find it over: what the first collection finds in use may be garbage at the next, such as pooled arrays.</summary>
    private const int Looks = 3;

    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);

    private readonly ITimer _timer;
    private Func<bool>? _isOver;
    private int _quiet;
    private int _begun;

    public HeapTrim(TimeProvider time) =>
        _timer = time.CreateTimer(static self => ((HeapTrim)self!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>A crowded time has begun; does nothing while one is under way.</summary>
    /// <param name="isOver">Tells, from time to time, whether it is over.</param>
    public void Begin(Func<bool> isOver)
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            _isOver = isOver;
            _timer.Change(s_every, s_every);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_isOver?.Invoke() != true)
        {
            _quiet = 0;
        }
        else
        {
            if (++_quiet == Looks)
            {
                _quiet = 0;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                Volatile.Write(ref _begun, 0);
            }

            // A small heap and nobody who waits: some ten milliseconds.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
