using System.Text.Json;
using System.Text.Json.Serialization;

namespace BaasFunctions.Server.Client;

/// <summary>What the API is sent and answers, as far as the command line needs it; docs/api.md describes all of it.</summary>
internal static class ClientContracts
{
    internal sealed record Function
    {
        public required string Name { get; init; }

        public required string Status { get; init; }

        public required long Version { get; init; }

        public required long LatestVersion { get; init; }

        public long? PreviousVersion { get; init; }

        public required string Url { get; init; }

        public required DateTimeOffset Updated { get; init; }
    }

    internal sealed record FunctionOne(Function Function);

    internal sealed record FunctionList(IReadOnlyList<Function> Functions);

    internal record Version
    {
        [JsonPropertyName("version")]
        public required long Number { get; init; }

        public required string Hash { get; init; }

        public required string Author { get; init; }

        public string? Message { get; init; }

        public required DateTimeOffset Created { get; init; }
    }

    internal sealed record VersionList(IReadOnlyList<Version> Versions);

    internal sealed record SourceOne(SourceVersion Version);

    /// <summary>A version with its source.</summary>
    internal sealed record SourceVersion : Version
    {
        public string? Code { get; init; }

        public IReadOnlyDictionary<string, string>? Files { get; init; }

        public string? Entry { get; init; }

        public string? Language { get; init; }

        public JsonElement? Config { get; init; }
    }

    internal sealed record Variable
    {
        public required string Name { get; init; }

        public string? Function { get; init; }

        public IReadOnlyList<string>? Hosts { get; init; }

        public required DateTimeOffset Updated { get; init; }
    }

    internal sealed record VariableList(IReadOnlyList<Variable> Variables);

    internal sealed record Deployed(Function Function, Version Version, bool Created, Validation? Validation);

    internal sealed record Validation(IReadOnlyList<Finding> Diagnostics);

    internal sealed record Finding
    {
        public required string Rule { get; init; }

        public required string Severity { get; init; }

        public required string Message { get; init; }

        public string? File { get; init; }

        public int? Line { get; init; }

        public int? Column { get; init; }

        public string? CodeFrame { get; init; }

        public string? Fix { get; init; }
    }

    internal sealed record Error
    {
        [JsonPropertyName("error")]
        public string? Message { get; init; }

        public string? Code { get; init; }

        public string? Hint { get; init; }

        public Validation? Validation { get; init; }
    }

    internal sealed record Deploy
    {
        public string? Code { get; init; }

        public IReadOnlyDictionary<string, string>? Files { get; init; }

        public string? Entry { get; init; }

        public string? Language { get; init; }

        public JsonElement? Config { get; init; }

        public string? Message { get; init; }

        public string? Status { get; init; }

        public bool? Activate { get; init; }
    }

    internal sealed record SetStatus(string Status);

    internal sealed record Activate(long? Version);

    internal sealed record SetVariable
    {
        public string? Value { get; init; }

        public string? Secret { get; init; }

        public IReadOnlyList<string>? Hosts { get; init; }
    }

    internal sealed record Execution
    {
        public required string Id { get; init; }

        public required string FunctionId { get; init; }

        public string? FunctionName { get; init; }

        public long? Version { get; init; }

        public required string Trigger { get; init; }

        public required DateTimeOffset Started { get; init; }

        public DateTimeOffset? Ended { get; init; }

        public required string Outcome { get; init; }

        public Failure? Error { get; init; }

        public double WallMs { get; init; }

        public int? HttpStatus { get; init; }

        public IReadOnlyList<LogLine>? Logs { get; init; }
    }

    internal sealed record Failure
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Message { get; init; }

        public string? File { get; init; }

        public int? Line { get; init; }

        public int? Column { get; init; }

        public string? CodeFrame { get; init; }
    }

    internal sealed record LogLine
    {
        public required string Level { get; init; }

        public required string Message { get; init; }

        public JsonElement Data { get; init; }

        public required DateTimeOffset Timestamp { get; init; }
    }

    internal sealed record Invoke(JsonElement? Request);

    internal sealed record Invocation
    {
        public required string Id { get; init; }

        public required string Function { get; init; }

        public required string State { get; init; }

        public required string Trigger { get; init; }

        public required long Attempts { get; init; }

        public required DateTimeOffset Created { get; init; }

        public DateTimeOffset? NextAttempt { get; init; }

        public string? ExecutionId { get; init; }

        public JsonElement Result { get; init; }

        public InvocationFailure? Error { get; init; }
    }

    internal sealed record InvocationFailure(string Code, string Type, string Message);

    internal sealed record InvocationOne(Invocation Invocation);

    internal sealed record InvocationList(IReadOnlyList<Invocation> Invocations);

    internal sealed record Schedule
    {
        public required string Function { get; init; }

        public required string Cron { get; init; }

        public required string Timezone { get; init; }

        public DateTimeOffset? NextRun { get; init; }

        public DateTimeOffset? LastRun { get; init; }

        public string? LastOutcome { get; init; }

        public string? LastInvocation { get; init; }
    }

    internal sealed record ScheduleList(IReadOnlyList<Schedule> Schedules);

    internal sealed record ExecutionOne(Execution Execution);

    internal sealed record ExecutionList(IReadOnlyList<Execution> Executions, string? NextCursor);
}
