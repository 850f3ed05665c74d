namespace BaasFunctions.Service.Health;

/// <summary>What this version can do, by name: clients ask before they rely on it.</summary>
internal static class ServiceCapabilities
{
    public static IReadOnlyDictionary<string, bool> All { get; } = new Dictionary<string, bool>
    {
        ["execute"] = true,
        ["validate"] = true,
        ["test_mocks"] = true,
        ["test_coverage"] = true,
        ["context_http"] = true,
        ["context_db"] = true,
        ["context_kv"] = true,
        ["context_files"] = true,
        ["context_jwt"] = true,
        ["context_functions"] = true,
        ["typescript"] = false,
        ["realtime"] = false,
    };
}
