using System.ComponentModel;

namespace BaasFunctions.Service.Contracts;

internal sealed record InfoResponse
{
    public required string Service { get; init; }

    public required string Version { get; init; }

    [Description("The runtime, under the name that clients know.")]
    public required string NodeVersion { get; init; }

    [Description("Seconds.")]
    public required double Uptime { get; init; }

    [Description("`NODE_ENV`.")]
    public required string Environment { get; init; }

    [Description("In bytes.")]
    public required IReadOnlyDictionary<string, long> MemoryUsage { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Timestamp { get; init; }

    [Description("Components. `code` is `native` for a program that was compiled before it started, and `just in time` for one that the runtime compiles.")]
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    public required SandboxFigures Sandbox { get; init; }

    [Description("By name; units are in the names or in docs/settings.md.")]
    public required IReadOnlyDictionary<string, long> Limits { get; init; }

    public required IReadOnlyDictionary<string, bool> Capabilities { get; init; }
}
