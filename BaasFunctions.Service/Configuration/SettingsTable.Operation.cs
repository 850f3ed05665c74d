namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> OperationRows() =>
    [
        SettingRow.Text("DATA_DIR", "./data", "a path", "directory of what the service stores, from the working directory if it is relative; created when something is first stored",
            SettingText.DataDirectory),
        SettingRow.Number("BAAS_DISK_WARNING", 256, 0, 1 << 20, "MB", "free space of that directory's disk below which `/health` warns",
            (o, v) => o with { DiskWarningBytes = v << 20 }),
        SettingRow.Text("LOG_FILE_PATH", "", "a path", "file for JSON log lines, or a folder for `combined.log`, beside the console; a new one each day",
            SettingText.LogFile),
        SettingRow.Number("BAAS_LOG_FILE_BYTES", 100 << 20, 1 << 20, 10L << 30, "bytes", "size at which a log file is followed by another",
            (o, v) => o with { LogFileBytes = v }),
        SettingRow.Number("BAAS_LOG_FILES", 14, 1, 1000, "files", "log files that are kept",
            (o, v) => o with { LogFiles = (int)v }),
        SettingRow.Choice("DEV_MODE", "false", ["true", "false"], "`true` logs lines for people at level debug, whatever `NODE_ENV` and `LOG_LEVEL` say",
            (o, v) => v == "true" ? o with { DevMode = true, LogLevel = ServiceLogLevel.Debug } : o),
        SettingRow.Choice("ENABLE_METRICS", "true", ["true", "false"], "`false` measures nothing",
            (o, v) => o with { Metrics = v == "true" }),
    ];
}
