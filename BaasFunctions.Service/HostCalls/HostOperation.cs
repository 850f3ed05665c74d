using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls;

/// <summary>One operation that a function may call through its context.</summary>
/// <param name="Name">Name of the operation, such as <c>kv.get</c>.</param>
/// <param name="Run">Carries it out. Errors of the function are in the answer; an exception is a defect of the service.</param>
internal sealed record HostOperation(string Name, Func<HostCallContext, CallArguments, CancellationToken, ValueTask<HostAnswer>> Run)
{
    /// <summary>Whether a call may change something. Default true.</summary>
    public Func<CallArguments, bool> HasEffects { get; init; } = static _ => true;

    /// <summary>Whether it works on the data of a project. Default true.</summary>
    public bool NeedsProject { get; init; } = true;

    /// <summary>Whether it sends a request to a system that the function chose.</summary>
    public bool IsEgress { get; init; }

    /// <summary>Whether it continues another call, of which it is a part: it has no span and no measurement of its own.</summary>
    public bool IsPart { get; init; }

    /// <summary>An operation that only reads.</summary>
    public static HostOperation Read(string name, Func<HostCallContext, CallArguments, CancellationToken, ValueTask<HostAnswer>> run) =>
        new(name, run) { HasEffects = static _ => false };
}
