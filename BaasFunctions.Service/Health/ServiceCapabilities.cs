using System.Text.Json;

namespace BaasFunctions.Service.Health;

/// <summary>What this version can do, by name: clients ask before they rely on it.</summary>
internal static class ServiceCapabilities
{
    private static readonly (string Name, bool Enabled)[] s_all =
    [
        ("execute", true),
        ("validate", true),
        ("test_mocks", true),
        ("test_coverage", true),
        ("context_http", true),
        ("context_db", true),
        ("context_kv", true),
        ("context_files", true),
        ("context_jwt", true),
        ("typescript", false),
        ("realtime", false),
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("capabilities"u8);
        foreach (var (name, enabled) in s_all)
        {
            json.WriteBoolean(name, enabled);
        }

        json.WriteEndObject();
    }
}
