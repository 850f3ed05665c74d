using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Health;

/// <summary>The sandbox as <c>/health</c> and <c>/info</c> show it. What could not be applied to a worker is listed, never silent.</summary>
internal static class SandboxReport
{
    public static void WriteMembers(Utf8JsonWriter json, SandboxStatus status)
    {
        json.WriteString("isolation"u8, status.Isolation);
        json.WriteNumber("workers_wanted"u8, status.WorkersWanted);
        json.WriteNumber("workers_up"u8, status.WorkersUp);
        json.WriteNumber("running"u8, status.Running);
        json.WriteNumber("worker_restarts"u8, status.Restarts);
        json.WriteNumber("worker_failed_starts"u8, status.FailedStarts);
        json.WriteNumber("isolated_projects"u8, status.IsolatedProjects);
        WriteList(json, "confinement"u8, status.MeasuresApplied);
        WriteList(json, "confinement_not_applied"u8, status.MeasuresNotApplied);
    }

    private static void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
