using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// For whom a host call is made. It comes from the request that started the execution, never from an argument
/// of the function, so that no argument can name another project.
/// </summary>
internal sealed record CallScope
{
    /// <summary>The service itself asks, for nobody.</summary>
    public static CallScope OfService { get; } = OfProject("");

    /// <summary>The project: the caller's <c>context.project_id</c> as text.</summary>
    public required string Project { get; init; }

    /// <summary>The caller's <c>context.tenant_id</c> as text; null when absent.</summary>
    public string? Tenant { get; init; }

    /// <summary>The caller's <c>context.user_id</c> as text; null when absent.</summary>
    public string? User { get; init; }

    /// <summary>Id of the execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Processor time that the service may spend on calls of the execution.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.MaxValue;

    /// <summary>The processor time for <see cref="CpuTime"/> under these limits, of which none means that it is not limited.</summary>
    public static TimeSpan CpuTimeOf(ExecutionLimits limits) => limits.CpuTime > TimeSpan.Zero ? limits.CpuTime : TimeSpan.MaxValue;

    /// <summary>The chain that the execution goes on with; null for one that begins with it.</summary>
    public CallChain? Chain { get; init; }

    /// <summary>Secrets that requests may carry. Never shown.</summary>
    public IReadOnlyList<EnvSecret> Secrets { get; init; } = [];

    /// <summary>Takes note of what the call changes; null where nobody wants to know.</summary>
    public EntityChanges? Changes { get; init; }

    /// <summary>Takes the bytes of the answer of this one call before they are read; null where nothing counts.</summary>
    public ByteReservation? Held { get; init; }

    /// <summary>The caller's bearer token, for systems that know the caller; null when there was none. Never shown.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The service asks about what a project has deployed, in no execution.</summary>
    public static CallScope OfProject(string project) => new() { Project = project, ExecutionId = "" };
}
