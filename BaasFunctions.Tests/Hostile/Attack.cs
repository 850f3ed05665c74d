using System.Text;
using System.Text.Json;

namespace BaasFunctions.Tests.Hostile;

/// <summary>One attack, as data: what is sent, and every way in which it may end.</summary>
internal sealed record Attack
{
    /// <summary>Allowed besides two runs: the grace of the hard deadline, the start of another worker, a busy machine.</summary>
    private const int GraceMs = 6_000;

    /// <summary>Allowed where a worker may run out of memory: which of its executions is to blame is found by running each alone.</summary>
    private const int GraceForMemoryMs = 15_000;

    public required string Name { get; init; }

    /// <summary>The function's source, with repetitions still in their short form.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the source is several files, each below a line <c>// file: path</c>; the entry is main.js or main.ts.</summary>
    public bool HasFiles { get; init; }

    /// <summary>Wire codes with which it may end: <c>COMPLETED</c>, an <c>error_code</c>, or the <c>code</c> of a refusal.</summary>
    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>The exact data that it must return; null when that does not matter.</summary>
    public string? Returns { get; init; }

    /// <summary>The request that the function sees, as JSON with repetitions in their short form.</summary>
    public string Body { get; init; } = "{}";

    /// <summary>Environment values of the function, as JSON.</summary>
    public string Env { get; init; } = "{}";

    /// <summary>Time that an attack which the time limit may not end needs at most on a quiet machine.</summary>
    private const int QuietMs = 15_000;

    /// <summary>Short where the time limit may end it; otherwise so long that the busiest machine does not end it by time.</summary>
    public int TimeoutMs
    {
        get => field != 0 ? field : Expected.Contains("TIMEOUT") ? 500 : 240_000;
        init;
    }

    public int MemoryMb { get; init; } = 64;

    /// <summary>
    /// Most milliseconds from sending to the answer; null for the time limit twice, and grace: beside a worker that somebody else's attack
    /// killed, an execution is run again, with all of its time. On a quiet machine; a busy one is given more.
    /// </summary>
    public int? WithinMs { get; init; }

    public TimeSpan Patience => TimeSpan.FromMilliseconds(
        WithinMs ?? ((2 * Math.Min(TimeoutMs, QuietMs)) + (Expected.Contains("MEMORY_LIMIT") ? GraceForMemoryMs : GraceMs)));

    /// <summary>The body of the request to <c>/execute</c>.</summary>
    public byte[] ToRequest(string executionId, string projectId) => Encoding.UTF8.GetBytes(
        $$"""
        {"execution_id":"{{executionId}}","function_id":"hostile","config":{"timeout":{{TimeoutMs}},"memory_limit":{{MemoryMb}}},
        "context":{"project_id":"{{projectId}}"},"env":{{Env}},"request":{{Repetition.Expand(Body)}},
        {{(HasFiles ? $"\"files\":{FilesOf(Repetition.Expand(Source))}" : $"\"code\":{JsonSerializer.Serialize(Repetition.Expand(Source))}")}}}
        """);

    private const string FileMark = "// file: ";

    /// <summary>As JSON, with names that repeat as often as they do.</summary>
    private static string FilesOf(string source)
    {
        var members = source.Split(FileMark)[1..].Select(static file =>
        {
            var end = file.IndexOf('\n');
            return $"{JsonSerializer.Serialize(file[..end].Trim())}:{JsonSerializer.Serialize(file[(end + 1)..])}";
        });
        return $"{{{string.Join(',', members)}}}";
    }
}
