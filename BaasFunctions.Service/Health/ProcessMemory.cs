using System.Text.Json;

namespace BaasFunctions.Service.Health;

/// <summary>Memory of this process in bytes, under the names that clients know from Node.</summary>
/// <param name="Resident">Resident set.</param>
/// <param name="HeapTotal">Memory committed by the collector.</param>
/// <param name="HeapUsed">Memory of live and not yet collected objects.</param>
internal readonly record struct ProcessMemory(long Resident, long HeapTotal, long HeapUsed)
{
    /// <summary>What is resident but not of the collector.</summary>
    public long External => Math.Max(0, Resident - HeapTotal);

    public static ProcessMemory Now() =>
        new(Environment.WorkingSet, GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes, GC.GetTotalMemory(forceFullCollection: false));

    public static double Megabytes(long bytes) => Math.Round(bytes / 1048576.0, 2);

    /// <summary>As <c>/info</c> shows it: bytes.</summary>
    public Dictionary<string, long> InBytes() =>
        new() { ["rss"] = Resident, ["heapTotal"] = HeapTotal, ["heapUsed"] = HeapUsed, ["external"] = External, ["arrayBuffers"] = 0 };

    /// <summary>As <c>/health</c> shows it: MB.</summary>
    public void WriteMegabytes(Utf8JsonWriter json, ReadOnlySpan<byte> name)
    {
        json.WriteStartObject(name);
        json.WriteNumber("rss"u8, Megabytes(Resident));
        json.WriteNumber("heap_total"u8, Megabytes(HeapTotal));
        json.WriteNumber("heap_used"u8, Megabytes(HeapUsed));
        json.WriteNumber("external"u8, Megabytes(External));
        json.WriteEndObject();
    }
}
