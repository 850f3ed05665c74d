namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> TestRows() =>
    [
        SettingRow.Milliseconds("BAAS_TEST_TIMEOUT", 10_000, 1, 3_600_000, "wall-clock time of a `/test` that asks for none",
            (o, v) => o with { Tests = o.Tests with { WallTime = v } }),
        SettingRow.Milliseconds("BAAS_TEST_MAX_TIMEOUT", 30_000, 1, 3_600_000, "wall-clock time that a `/test` may ask for; `MAX_TIMEOUT` bounds it too",
            (o, v) => o with { Tests = o.Tests with { MaxWallTime = v } }),
        SettingRow.Number("BAAS_TEST_MEMORY", 128, 1, 65_536, "MB", "memory of a `/test` that asks for none",
            (o, v) => o with { Tests = o.Tests with { MemoryBytes = v << 20 } }),
        SettingRow.Number("BAAS_TEST_MAX_MEMORY", 256, 1, 65_536, "MB", "memory that a `/test` may ask for; `MAX_MEMORY_LIMIT` bounds it too",
            (o, v) => o with { Tests = o.Tests with { MaxMemoryBytes = v << 20 } }),
    ];
}
