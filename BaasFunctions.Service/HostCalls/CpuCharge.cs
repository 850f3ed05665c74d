using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// Counts work that the service does with its own processor for an execution, such as signing: it is the execution's as much as what the function
/// computes itself, and bounded by the same limit.
/// </summary>
internal readonly ref struct CpuCharge
{
    private readonly HostCallContext _session;
    private readonly long _began;

    private CpuCharge(HostCallContext session) => (_session, _began) = (session, Stopwatch.GetTimestamp());

    /// <summary>Why no more of it is done; null while there is processor time left.</summary>
    public static HostCallError? Refuse(HostCallContext session) => session.Cpu < session.Scope.CpuTime ? null : new HostCallError(
        ErrorCodes.CpuLimit, $"The execution has used its {session.Scope.CpuTime.TotalMilliseconds:0} ms of processor time, calls of its context included");

    /// <summary>Begins to count on this thread; ends when disposed. What is counted must not wait for anything.</summary>
    public static CpuCharge Begin(HostCallContext session) => new(session);

    public void Dispose() => _session.ChargeCpu(Stopwatch.GetElapsedTime(_began));
}
