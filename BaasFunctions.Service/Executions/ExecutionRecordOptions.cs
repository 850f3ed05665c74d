using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>What is kept of executions, and for how long.</summary>
public sealed record ExecutionRecordOptions
{
    [Setting("BAAS_EXECUTIONS_KEEP", "how long executions are kept with their logs; 0 records none and deletes what there is", Unit = "ms"), Range(0d, 31_536_000_000d)]
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(7);

    [Setting("BAAS_EXECUTIONS_BYTES", "bytes of executions and their logs that are kept of one project; beyond it the oldest go first", Unit = "bytes"), Range(1_048_576d, 1L << 40)]
    public long ProjectBytes { get; init; } = 64L << 20;

    /// <summary>Whether anything is recorded.</summary>
    internal bool IsEnabled => Keep > TimeSpan.Zero;

    /// <summary>How long a record waits for others to be written with it. So much is lost when the process is killed.</summary>
    internal TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Bytes of records that wait for the database: about a minute of a busy service, and nothing beside what executions themselves may hold.</summary>
    internal long BufferBytes { get; init; } = 16L << 20;

    /// <summary>Bytes of the log of one execution that are kept, as JSON.</summary>
    internal int LogBytes { get; init; } = 32 << 10;
}
