using BaasFunctions.Service.Auth.Keys;

namespace BaasFunctions.Service.HostCalls;

/// <summary>What is known of an execution when it begins, for what it calls.</summary>
internal sealed record ExecutionIdentity
{
    /// <summary>Nothing is known.</summary>
    public static ExecutionIdentity None { get; } = new() { Function = "function" };

    /// <summary>What it runs, as a chain of calls names it.</summary>
    public required string Function { get; init; }

    /// <summary>Id of its record; null where none is kept.</summary>
    public string? Record { get; init; }

    /// <summary>The key whose quota it counts for; null for nobody's.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>Id of the key that asked for the first execution of its chain; null for nobody.</summary>
    public string? Caller { get; init; }

    /// <summary>The id of the user as JSON; empty for none.</summary>
    public ReadOnlyMemory<byte> UserJson { get; init; }
}
