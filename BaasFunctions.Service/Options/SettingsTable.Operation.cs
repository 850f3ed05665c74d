namespace BaasFunctions.Service.Options;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> OperationRows() =>
    [
        SettingRow.Text("DATA_DIR", "./data", "a path", "directory of what the service stores; created when something is first stored",
            SettingText.DataDirectory),
        SettingRow.Number("BAAS_DISK_WARNING", 256, 0, 1 << 20, "MB", "free space of that directory's disk below which `/health` warns",
            (o, v) => o with { DiskWarningBytes = v << 20 }),
    ];
}
