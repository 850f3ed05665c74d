using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Health;

/// <summary>
/// The state of the service at one moment, in the shape that clients of <c>/health</c> know. A caller without a key sees only the status of checks, and nothing about
/// the process, the disk and the sandbox.
/// </summary>
internal sealed class HealthReport(
    ServiceIdentity identity, IReadOnlyList<(string Name, HealthCheck Check)> checks, DateTimeOffset now, bool showsFigures = true)
{
    private const double MemoryWarning = 0.9;
    private const double LoadWarningPerCore = 0.8;

    private readonly ProcessMemory _memory = ProcessMemory.Now();
    private readonly long _memoryLimit = MemoryLimit.Bytes();
    private readonly double? _load = LoadAverage.OneMinute();

    /// <summary>The worst of all checks. Memory and processor are never more than a warning: what is scarce still works.</summary>
    public HealthStatus Status => checks.Select(item => item.Check.Status).Append(MemoryStatus).Append(LoadStatus).Max();

    private HealthStatus MemoryStatus => _memory.Resident >= MemoryWarning * _memoryLimit ? HealthStatus.Warning : HealthStatus.Healthy;

    private HealthStatus LoadStatus =>
        _load / Environment.ProcessorCount >= LoadWarningPerCore ? HealthStatus.Warning : HealthStatus.Healthy;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, Word(Status));
        json.WriteString("timestamp"u8, Timestamp.Iso(now));
        json.WriteNumber("uptime"u8, (long)identity.Uptime.TotalSeconds);
        json.WriteString("version"u8, identity.Version);
        json.WriteString("service"u8, ServiceIdentity.ServiceName);
        json.WriteStartObject("checks"u8);
        WriteMemory(json);
        WriteLoad(json);
        foreach (var (name, check) in checks)
        {
            if (showsFigures || name != "disk" || check.Status != HealthStatus.Healthy)
            {
                WriteCheck(json, name, check, showsFigures);
            }
        }

        json.WriteEndObject();
        WriteSystem(json);
        json.WriteEndObject();
    }

    private void WriteMemory(Utf8JsonWriter json)
    {
        json.WriteStartObject("memory"u8);
        json.WriteString("status"u8, Word(MemoryStatus));
        json.WriteNumber("used_mb"u8, ProcessMemory.Megabytes(_memory.Resident));
        json.WriteNumber("limit_mb"u8, _memoryLimit >> 20);
        json.WriteNumber("usage_percent"u8, (int)(100 * _memory.Resident / _memoryLimit));
        json.WriteEndObject();
    }

    private void WriteLoad(Utf8JsonWriter json)
    {
        json.WriteStartObject("cpu"u8);
        json.WriteString("status"u8, Word(LoadStatus));
        json.WriteNumber("load_average"u8, _load ?? 0);
        json.WriteNumber("load_per_core"u8, Math.Round((_load ?? 0) / Environment.ProcessorCount, 2));
        json.WriteNumber("cores"u8, Environment.ProcessorCount);
        json.WriteEndObject();
    }

    private void WriteSystem(Utf8JsonWriter json)
    {
        json.WriteStartObject("system"u8);
        json.WriteString("node_version"u8, identity.Runtime);
        json.WriteString("platform"u8, identity.Platform);
        json.WriteString("arch"u8, identity.Architecture);
        if (showsFigures)
        {
            json.WriteNumber("pid"u8, Environment.ProcessId);
        }

        _memory.WriteMegabytes(json, "memory"u8);
        json.WriteNumber("uptime"u8, Math.Round(identity.Uptime.TotalSeconds, 2));
        json.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter json, string name, HealthCheck check, bool showsFigures)
    {
        json.WriteStartObject(name);
        json.WriteString("status"u8, check.Status == HealthStatus.Unhealthy ? "error" : Word(check.Status));
        json.WriteString("message"u8, check.Message);
        foreach (var (figure, value) in showsFigures && check.Details is { } details ? details : [])
        {
            json.WritePropertyName(figure);
            value!.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Warning => "warning",
        _ => "unhealthy",
    };
}
