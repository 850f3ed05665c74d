namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// What the host calls of one execution share: for whom they are made, and state that one call leaves for the next, such as a transaction. It is
/// disposed when the execution ends.
/// </summary>
/// <param name="scope">For whom calls are made.</param>
internal sealed class HostCallContext(CallScope scope) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Type, IAsyncDisposable> _parts = [];
    private long _egressBytes;
    private long _cpuTicks;
    private CallChain? _chain;
    private bool _ended;

    public CallScope Scope { get; } = scope;

    /// <summary>What is known of the execution since it began.</summary>
    public ExecutionIdentity Identity { get; set; } = ExecutionIdentity.None;

    /// <summary>The chain of calls that the execution belongs to.</summary>
    public CallChain Chain
    {
        get
        {
            lock (_gate)
            {
                return _chain ??= Scope.Chain ?? CallChain.Begin(Identity.Function);
            }
        }
    }

    /// <summary>Bytes in bodies to and from other systems.</summary>
    public long EgressBytes => Interlocked.Read(ref _egressBytes);

    /// <summary>Processor time that the service spent on calls of the execution.</summary>
    public TimeSpan Cpu => TimeSpan.FromTicks(Interlocked.Read(ref _cpuTicks));

    public void ChargeCpu(TimeSpan time) => Interlocked.Add(ref _cpuTicks, time.Ticks);

    public void CountEgress(long bytes) => Interlocked.Add(ref _egressBytes, bytes);

    /// <summary>An object that belongs to this execution, created on first use and disposed with it.</summary>
    /// <exception cref="OperationCanceledException">The execution has ended.</exception>
    public T Part<T>(Func<CallScope, T> create)
        where T : class, IAsyncDisposable
    {
        lock (_gate)
        {
            if (_ended)
            {
                throw new OperationCanceledException("The execution has ended.");
            }

            if (!_parts.TryGetValue(typeof(T), out var part))
            {
                _parts.Add(typeof(T), part = create(Scope));
            }

            return (T)part;
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _ended = true;
        }

        foreach (var part in _parts.Values)
        {
            await part.DisposeAsync();
        }
    }
}
