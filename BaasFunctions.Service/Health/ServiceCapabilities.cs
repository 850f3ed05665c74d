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
        ("context_http", false),
        ("context_db", false),
        ("context_kv", false),
        ("context_files", false),
        ("context_jwt", false),
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
