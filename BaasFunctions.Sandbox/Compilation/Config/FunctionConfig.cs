namespace BaasFunctions.Sandbox.Compilation.Config;

/// <summary>What a function, or the caller, asks for: <c>export const config</c> or the request's <c>config</c>.</summary>
internal sealed record FunctionConfig
{
    public static readonly FunctionConfig Empty = new();

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Wall-clock time in milliseconds; null when not asked for.</summary>
    public int? TimeoutMs { get; init; }

    /// <summary>Memory in MB; null when not asked for.</summary>
    public int? MemoryMb { get; init; }

    /// <summary>Names of environment values without which the function must not start.</summary>
    public IReadOnlyList<string> EnvRequired { get; init; } = [];
}
