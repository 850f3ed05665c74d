using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using BaasFunctions.Sandbox.Workers;

namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    // The sandbox says what the ranges and defaults of its workers are; the table only names them.
    private static IEnumerable<Setting> WorkerRows() =>
    [
        SettingRow.Choice("BAAS_ISOLATION", nameof(WorkerIsolation.Shared), Enum.GetNames<WorkerIsolation>(),
            "which executions may share a process; `InProcess` is for trusted functions only",
            (o, v) => o with { Workers = o.Workers with { Isolation = Enum.Parse<WorkerIsolation>(v) } }),
        Worker("BAAS_WORKERS", nameof(WorkerOptions.Workers), "processes", "worker processes kept running",
            (w, v) => w with { Workers = v }) with { Default = "1 per processor" },
        Worker("BAAS_WORKER_EXECUTIONS", nameof(WorkerOptions.ExecutionsPerWorker), "executions",
            "executions at the same time in one worker", (w, v) => w with { ExecutionsPerWorker = v }),
        Worker("BAAS_PROJECT_WORKERS", nameof(WorkerOptions.MaxProjectWorkers), "processes",
            "workers that belong to one project each", (w, v) => w with { MaxProjectWorkers = v }),
        Worker("BAAS_WORKER_MEMORY", nameof(WorkerOptions.MemoryMb), "MB", "resident memory above which a worker is killed",
            (w, v) => w with { MemoryMb = v }),
        Worker("BAAS_WORKER_GRACE", nameof(WorkerOptions.GraceMs), "ms",
            "time after its deadline when an execution that did not answer is killed with its worker", (w, v) => w with { GraceMs = v }),
        Worker("BAAS_WORKER_QUEUE_WAIT", nameof(WorkerOptions.QueueWaitMs), "ms", "longest wait of an execution for a place in a worker",
            (w, v) => w with { QueueWaitMs = v }),
        Worker("BAAS_WORKER_RERUNS", nameof(WorkerOptions.MaxReruns), "times",
            "how often an execution is run again whose worker was lost through no known fault of its own", (w, v) => w with { MaxReruns = v }),
        Worker("BAAS_WORKER_START_TIMEOUT", nameof(WorkerOptions.StartTimeoutMs), "ms", "time in which a worker must be ready",
            (w, v) => w with { StartTimeoutMs = v }),
        Worker("BAAS_WORKER_UNRESPONSIVE", nameof(WorkerOptions.UnresponsiveMs), "ms", "silence after which a worker counts as lost",
            (w, v) => w with { UnresponsiveMs = v }),
        Worker("BAAS_WORKER_RESTART_MIN", nameof(WorkerOptions.RestartDelayMinMs), "ms", "delay before a worker is started again",
            (w, v) => w with { RestartDelayMinMs = v }),
        Worker("BAAS_WORKER_RESTART_MAX", nameof(WorkerOptions.RestartDelayMaxMs), "ms", "the same after repeated failures",
            (w, v) => w with { RestartDelayMaxMs = v }),
        Worker("BAAS_WORKER_IDLE", nameof(WorkerOptions.IdleMs), "ms", "time without work after which a worker started on demand ends",
            (w, v) => w with { IdleMs = v }),
        Worker("BAAS_WORKER_KILLS", nameof(WorkerOptions.IsolateAfterKills), "workers",
            "workers that a project may kill before it gets its own", (w, v) => w with { IsolateAfterKills = v }),
        Worker("BAAS_WORKER_SLOWDOWN", nameof(WorkerOptions.MaxSlowdownMs), "ms", "longest delay for a project that goes on killing workers",
            (w, v) => w with { MaxSlowdownMs = v }),
        Worker("BAAS_WORKER_USER", nameof(WorkerOptions.UserId), "", "user id that workers take when the service runs as root on Linux",
            (w, v) => w with { UserId = v }),
    ];

    private static Setting Worker(string name, string property, string unit, string meaning, Func<WorkerOptions, int, WorkerOptions> apply)
    {
        var member = typeof(WorkerOptions).GetProperty(property)!;
        var range = member.GetCustomAttribute<RangeAttribute>()!;
        var byDefault = Convert.ToInt64(member.GetValue(new WorkerOptions()), CultureInfo.InvariantCulture);
        return SettingRow.Number(
            name,
            byDefault,
            Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture),
            Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture),
            unit,
            meaning,
            (o, v) => o with { Workers = apply(o.Workers, (int)v) });
    }
}
