using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>The response of <c>/test</c>: that of an execution, and what tests add to it.</summary>
internal sealed record TestResponse : ExecuteResponse
{
    internal TestResponse(string executionId, ExecutionResult result, ReadOnlyMemory<byte> validation, IReadOnlyList<Call> calls)
        : base(executionId, result)
    {
        Validation = new RawJson(validation);
        Calls = calls;
        Coverage = result.Coverage is { } coverage ? Map(coverage) : null;
    }

    [JsonPropertyOrder(1)]
    [Description("What can be said of the source without running it.")]
    [JsonShape(typeof(ValidateResponse.Report))]
    public RawJson Validation { get; }

    [JsonPropertyOrder(1)]
    [Description("Calls of the context, in their order.")]
    public IReadOnlyList<Call> Calls { get; }

    [JsonPropertyOrder(1)]
    [Description("Which statements ran; absent when the source could not be read.")]
    public StatementCoverage? Coverage { get; }

    [JsonPropertyOrder(1)]
    [Description("Whether what was expected happened; absent without `expect`.")]
    public Outcome? Expectations { get; init; }

    internal sealed record Call
    {
        [JsonPropertyName("call")]
        [Description("Such as `db.findMany`.")]
        public required string Name { get; init; }

        [Description("By name.")]
        [JsonTypes("object")]
        public required JsonElement Arguments { get; init; }

        [AllowedValues("mock", "stub", "live")]
        public required string AnsweredBy { get; init; }

        public RawJson? Answer { get; init; }

        public CallError? Error { get; init; }
    }

    internal sealed record CallError
    {
        public required string Code { get; init; }

        public required string Message { get; init; }
    }

    internal sealed record StatementCoverage
    {
        public required int Statements { get; init; }

        public required int Covered { get; init; }

        public required double Percent { get; init; }

        [Description("Where the others begin, at most 500.")]
        public required IReadOnlyList<Place> Uncovered { get; init; }
    }

    internal sealed record Place
    {
        [Description("Path of the file, of a function of several; absent in one of `code`.")]
        public string? File { get; init; }

        public required int Line { get; init; }

        public required int Column { get; init; }
    }

    internal sealed record Outcome
    {
        public required bool Passed { get; init; }

        public required IReadOnlyList<Expectation> Results { get; init; }
    }

    internal sealed record Expectation
    {
        [JsonPropertyName("expectation")]
        [Description("Path, such as `data.total`.")]
        public required string Path { get; init; }

        public required bool Passed { get; init; }

        [Description("What was found instead.")]
        public string? Message { get; init; }
    }

    private static StatementCoverage Map(CoverageReport coverage) => new()
    {
        Statements = coverage.Statements,
        Covered = coverage.Covered,
        Percent = coverage.Statements == 0 ? 100 : Math.Round(100.0 * coverage.Covered / coverage.Statements, 1),
        Uncovered = [.. coverage.Uncovered.Select(place => new Place { File = place.File, Line = place.Line, Column = place.Column })],
    };
}
