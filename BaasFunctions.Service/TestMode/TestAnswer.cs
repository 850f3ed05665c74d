using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>Writes the answer of a test: that of an execution, and what else a test tells.</summary>
internal static class TestAnswer
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(
        Utf8JsonWriter json,
        string executionId,
        ExecutionResult result,
        ReadOnlyMemory<byte> validation,
        IReadOnlyList<RecordedCall> calls,
        TestExpectations? expect)
    {
        json.WriteStartObject();
        WriteMembers(json, executionId, result, validation, calls);
        if (expect is not null)
        {
            // They speak of the answer as it is sent.
            var sent = new ArrayBufferWriter<byte>();
            using (var copy = new Utf8JsonWriter(sent, s_options))
            {
                copy.WriteStartObject();
                WriteMembers(copy, executionId, result, validation, calls);
                copy.WriteEndObject();
            }

            using var answer = JsonDocument.Parse(sent.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1000 });
            WriteExpectations(json, [.. expect.Judge(answer.RootElement, result)]);
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(
        Utf8JsonWriter json, string executionId, ExecutionResult result, ReadOnlyMemory<byte> validation, IReadOnlyList<RecordedCall> calls)
    {
        ExecutionAnswer.WriteMembers(json, executionId, result);
        json.WritePropertyName("validation"u8);
        json.WriteRawValue(validation.Span, skipInputValidation: true);
        json.WriteStartArray("calls"u8);
        foreach (var call in calls)
        {
            call.Write(json);
        }

        json.WriteEndArray();
        if (result.Coverage is { } coverage)
        {
            WriteCoverage(json, coverage);
        }
    }

    private static void WriteCoverage(Utf8JsonWriter json, CoverageReport coverage)
    {
        json.WriteStartObject("coverage"u8);
        json.WriteNumber("statements"u8, coverage.Statements);
        json.WriteNumber("covered"u8, coverage.Covered);
        json.WriteNumber("percent"u8, coverage.Statements == 0 ? 100 : Math.Round(100.0 * coverage.Covered / coverage.Statements, 1));
        json.WriteStartArray("uncovered"u8);
        foreach (var place in coverage.Uncovered)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, place.Line);
            json.WriteNumber("column"u8, place.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteExpectations(Utf8JsonWriter json, ExpectationResult[] results)
    {
        json.WriteStartObject("expectations"u8);
        json.WriteBoolean("passed"u8, results.All(result => result.Passed));
        json.WriteStartArray("results"u8);
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("expectation"u8, result.Path);
            json.WriteBoolean("passed"u8, result.Passed);
            if (result.Message is { } message)
            {
                json.WriteString("message"u8, message);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
