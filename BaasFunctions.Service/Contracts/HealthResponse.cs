using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>Documents what <see cref="Health.HealthReport"/> writes, which depends on the registered checks.</summary>
internal sealed record HealthResponse
{
    [Description("The worst of the checks.")]
    [AllowedValues("healthy", "warning", "unhealthy")]
    public required string Status { get; init; }

    [Description("ISO 8601, UTC.")]
    public required string Timestamp { get; init; }

    [Description("Seconds since the start.")]
    public required long Uptime { get; init; }

    public required string Version { get; init; }

    public required string Service { get; init; }

    public required CheckSet Checks { get; init; }

    public required SystemFigures System { get; init; }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record CheckSet
    {
        public required MemoryCheck Memory { get; init; }

        public required CpuCheck Cpu { get; init; }

        public required SandboxCheck Sandbox { get; init; }

        public required Check DataStore { get; init; }

        public required DiskCheck Disk { get; init; }
    }

    internal sealed record MemoryCheck : Verdict
    {
        public required double UsedMb { get; init; }

        [Description("The container's, where there is one.")]
        public required double LimitMb { get; init; }

        [Description("Warning from 90.")]
        public required int UsagePercent { get; init; }
    }

    internal sealed record CpuCheck : Verdict
    {
        [Description("Over one minute.")]
        public required double LoadAverage { get; init; }

        [Description("Warning from 0.8.")]
        public required double LoadPerCore { get; init; }

        public required int Cores { get; init; }
    }

    internal sealed record DiskCheck : Check
    {
        public long? FreeMb { get; init; }

        public long? TotalMb { get; init; }

        public bool? DataDirectoryExists { get; init; }
    }

    internal sealed record SandboxCheck : SandboxFigures
    {
        [JsonPropertyOrder(-2)]
        [AllowedValues("healthy", "warning", "error")]
        public required string Status { get; init; }

        [JsonPropertyOrder(-1)]
        public required string Message { get; init; }
    }

    internal record Check : Verdict
    {
        [JsonPropertyOrder(-1)]
        public required string Message { get; init; }
    }

    internal abstract record Verdict
    {
        [JsonPropertyOrder(-2)]
        [AllowedValues("healthy", "warning", "error")]
        public required string Status { get; init; }
    }

    internal sealed record SystemFigures
    {
        [Description("The runtime, under the name that clients know.")]
        public required string NodeVersion { get; init; }

        public required string Platform { get; init; }

        public required string Arch { get; init; }

        public required int Pid { get; init; }

        [Description("In MB.")]
        public required MemoryFigures Memory { get; init; }

        [Description("Seconds.")]
        public required double Uptime { get; init; }
    }

    internal sealed record MemoryFigures
    {
        public required double Rss { get; init; }

        public required double HeapTotal { get; init; }

        public required double HeapUsed { get; init; }

        public required double External { get; init; }
    }
}
