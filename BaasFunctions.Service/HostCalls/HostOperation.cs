using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls;

/// <summary>One thing that a function may ask of the service through its context.</summary>
/// <param name="Name">Name of the operation, such as <c>kv.get</c>.</param>
/// <param name="Run">Carries it out. Whatever the function did wrong is in the answer; an exception is a fault of ours.</param>
internal sealed record HostOperation(string Name, Func<HostCallContext, CallArguments, CancellationToken, ValueTask<HostAnswer>> Run)
{
    /// <summary>Whether a call may change something; unless said otherwise it may.</summary>
    public Func<CallArguments, bool> HasEffects { get; init; } = static _ => true;

    /// <summary>Whether it works on the data of a project. Unless said otherwise it does.</summary>
    public bool NeedsProject { get; init; } = true;

    /// <summary>Whether it is a request to another system that the function named.</summary>
    public bool IsEgress { get; init; }

    /// <summary>An operation that only reads.</summary>
    public static HostOperation Read(string name, Func<HostCallContext, CallArguments, CancellationToken, ValueTask<HostAnswer>> run) =>
        new(name, run) { HasEffects = static _ => false };
}
