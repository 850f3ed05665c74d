using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>Writes the answer of a test, with whether it did what was expected.</summary>
internal static class TestAnswer
{
    public static void Write(Utf8JsonWriter json, TestResponse answer, ExecutionResult result, TestExpectations? expect) =>
        JsonSerializer.Serialize(json, expect is null ? answer : answer with { Expectations = Judge(answer, result, expect) }, ApiJson.Default.TestResponse);

    /// <summary>Expectations speak of the answer as it is sent.</summary>
    public static JsonDocument AsSent(TestResponse answer) =>
        JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Default.TestResponse), new JsonDocumentOptions { MaxDepth = 1000 });

    private static TestResponse.Outcome Judge(TestResponse answer, ExecutionResult result, TestExpectations expect)
    {
        using var document = AsSent(answer);
        TestResponse.Expectation[] results = [.. expect.Judge(document.RootElement, result).Select(judged =>
            new TestResponse.Expectation { Path = judged.Path, Passed = judged.Passed, Message = judged.Message })];
        return new TestResponse.Outcome { Passed = results.All(judged => judged.Passed), Results = results };
    }
}
