using BaasFunctions.Sandbox.Limits;

namespace BaasFunctions.Service.Options;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> ExecutionRows()
    {
        // The sandbox says what its limits are by default; the table only names and ranges them.
        var limits = new ExecutionLimits();
        return
        [
            SettingRow.Number("BAAS_MAX_CONCURRENCY", ServiceOptions.DefaultConcurrency, 1, 1_000, "executions",
                "executions at the same time",
                (o, v) => o with { MaxConcurrency = (int)v }) with { Default = "4 per processor, at least 8" },
            SettingRow.Number("BAAS_MAX_QUEUE", 256, 0, 100_000, "executions", "executions that may wait for a slot",
                (o, v) => o with { MaxQueue = (int)v }),
            SettingRow.Number("BAAS_PROGRAM_CACHE_BYTES", 64L << 20, 1L << 20, 4L << 30, "bytes", "compiled programs that are kept",
                (o, v) => o with { ProgramCacheBytes = v }),
            SettingRow.Choice("FUNCTION_CODE_CACHE", "true", ["true", "false"], "`false` compiles every function anew",
                (o, v) => v == "true" ? o : o with { ProgramCacheBytes = 0 }),
            SettingRow.Milliseconds("BAAS_QUEUE_TIMEOUT", 5_000, 0, 60_000, "longest wait for a slot",
                (o, v) => o with { QueueTimeout = v }),
            SettingRow.Milliseconds("DEFAULT_TIMEOUT", (long)limits.WallTime.TotalMilliseconds, 10, 3_600_000,
                "wall time of an execution that names none",
                (o, v) => o with { Limits = o.Limits with { WallTime = v } }),
            SettingRow.Milliseconds("MAX_TIMEOUT", (long)limits.MaxWallTime.TotalMilliseconds, 10, 3_600_000,
                "most wall time that an execution may ask for",
                (o, v) => o with { Limits = o.Limits with { MaxWallTime = v } }),
            SettingRow.Number("DEFAULT_MEMORY_LIMIT", limits.MemoryBytes >> 20, 1, 65_536, "MB", "memory of an execution that names none",
                (o, v) => o with { Limits = o.Limits with { MemoryBytes = v << 20 } }),
            SettingRow.Number("MAX_MEMORY_LIMIT", limits.MaxMemoryBytes >> 20, 1, 65_536, "MB", "most memory that an execution may ask for",
                (o, v) => o with { Limits = o.Limits with { MaxMemoryBytes = v << 20 } }),
            SettingRow.Milliseconds("BAAS_CPU_TIME", (long)limits.CpuTime.TotalMilliseconds, 10, 3_600_000,
                "processor time of one execution",
                (o, v) => o with { Limits = o.Limits with { CpuTime = v } }),
            SettingRow.Number("BAAS_MAX_RECURSION", limits.RecursionDepth, 16, 10_000, "calls", "nested calls of a function",
                (o, v) => o with { Limits = o.Limits with { RecursionDepth = (int)v } }),
            SettingRow.Number("BAAS_MAX_ARRAY_LENGTH", limits.ArrayLength, 1_000, 100_000_000, "elements", "elements of one array",
                (o, v) => o with { Limits = o.Limits with { ArrayLength = (uint)v } }),
            SettingRow.Milliseconds("BAAS_REGEX_TIMEOUT", (long)limits.RegexTime.TotalMilliseconds, 10, 60_000,
                "time of one regular-expression match",
                (o, v) => o with { Limits = o.Limits with { RegexTime = v } }),
            SettingRow.Number("BAAS_MAX_SOURCE_LENGTH", limits.SourceLength, 1_024, 64 << 20, "UTF-16 units",
                "length of a function's source",
                (o, v) => o with { Limits = o.Limits with { SourceLength = (int)v } }),
            SettingRow.Number("BAAS_MAX_SOURCE_NODES", limits.SourceNodes, 1_000, 10_000_000, "nodes", "nodes of a function's syntax tree",
                (o, v) => o with { Limits = o.Limits with { SourceNodes = (int)v } }),
            SettingRow.Number("BAAS_MAX_SOURCE_DEPTH", limits.SourceDepth, 16, 250, "levels",
                "nesting of a function's syntax tree; the engine itself refuses more than 256",
                (o, v) => o with { Limits = o.Limits with { SourceDepth = (int)v } }),
            SettingRow.Number("BAAS_MAX_RESULT_BYTES", limits.ResultBytes, 1_024, 100 << 20, "bytes", "size of a result as JSON",
                (o, v) => o with { Limits = o.Limits with { ResultBytes = (int)v } }),
            SettingRow.Number("BAAS_MAX_RESULT_DEPTH", limits.ResultDepth, 4, 500, "levels", "nesting of a result",
                (o, v) => o with { Limits = o.Limits with { ResultDepth = (int)v } }),
            SettingRow.Number("BAAS_MAX_RESULT_PROPERTIES", limits.ResultProperties, 100, 10_000_000, "members",
                "members and elements of a result",
                (o, v) => o with { Limits = o.Limits with { ResultProperties = (int)v } }),
            SettingRow.Number("BAAS_MAX_LOG_ENTRIES", limits.LogEntries, 1, 100_000, "entries", "log entries of one execution",
                (o, v) => o with { Limits = o.Limits with { LogEntries = (int)v } }),
            SettingRow.Number("BAAS_MAX_LOG_BYTES", limits.LogBytes, 1_024, 64 << 20, "bytes",
                "log entries of one execution together, as JSON",
                (o, v) => o with { Limits = o.Limits with { LogBytes = (int)v } }),
            SettingRow.Number("BAAS_MAX_HOST_CALLS", limits.HostCalls, 0, 1_000_000, "calls",
                "context calls of one execution that leave the sandbox",
                (o, v) => o with { Limits = o.Limits with { HostCalls = (int)v } }),
            SettingRow.Number("BAAS_HOST_CALLS_AT_ONCE", limits.HostCallsAtOnce, 1, 1_000, "calls",
                "such calls of one execution at the same time; further ones wait",
                (o, v) => o with { Limits = o.Limits with { HostCallsAtOnce = (int)v } }),
            SettingRow.Number("BAAS_HOST_CALL_BYTES", limits.HostCallBytes, 1_024, 48 << 20, "bytes",
                "arguments and attachment of one such call",
                (o, v) => o with { Limits = o.Limits with { HostCallBytes = (int)v } }),
            SettingRow.Number("BAAS_HOST_CALL_TOTAL_BYTES", limits.HostCallTotalBytes, 65_536, 4L << 30, "bytes",
                "all such calls of one execution and their answers",
                (o, v) => o with { Limits = o.Limits with { HostCallTotalBytes = v } }),
        ];
    }
}
