using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// Charges processor time that the service spends for an execution, such as signing, to the CPU limit of the
/// execution.
/// </summary>
internal readonly ref struct CpuCharge
{
    private readonly HostCallContext _session;
    private readonly long _began;

    private CpuCharge(HostCallContext session) => (_session, _began) = (session, Stopwatch.GetTimestamp());

    /// <summary>The error when the limit is reached; null while there is processor time left.</summary>
    public static HostCallError? Refuse(HostCallContext session) => session.Cpu < session.Scope.CpuTime ? null : new HostCallError(
        ErrorCodes.CpuLimit, $"The execution has used its {session.Scope.CpuTime.TotalMilliseconds:0} ms of processor time, calls of its context included");

    /// <summary>Begins to measure this thread; disposing ends it. The measured work must not wait for anything.</summary>
    public static CpuCharge Begin(HostCallContext session) => new(session);

    public void Dispose() => _session.ChargeCpu(Stopwatch.GetElapsedTime(_began));
}
