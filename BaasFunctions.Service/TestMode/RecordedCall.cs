using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.TestMode;

/// <summary>One call that a function made of its context, and what it was given.</summary>
/// <param name="Call">The operation, such as <c>db.findMany</c>.</param>
/// <param name="Arguments">The arguments by name.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="Answer">The answer.</param>
internal sealed record RecordedCall(string Call, JsonElement Arguments, string AnsweredBy, HostAnswer Answer)
{
    /// <summary>A mock of the test.</summary>
    public const string ByMock = "mock";

    /// <summary>What test mode answers by itself.</summary>
    public const string ByStub = "stub";

    /// <summary>The real thing: the test was not in test mode.</summary>
    public const string Live = "live";

    private const int MostShown = 16 * 1024;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("call"u8, Call);
        json.WritePropertyName("arguments"u8);
        Arguments.WriteTo(json);
        json.WriteString("answered_by"u8, AnsweredBy);
        if (Answer.Error is { } error)
        {
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, error.Code);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
        }
        else
        {
            json.WritePropertyName("answer"u8);
            WriteAnswer(json);
        }

        json.WriteEndObject();
    }

    private void WriteAnswer(Utf8JsonWriter json)
    {
        if (Answer.ValueJson.IsEmpty)
        {
            json.WriteNullValue();
        }
        else if (Answer.ValueJson.Length > MostShown)
        {
            json.WriteStringValue($"[{Answer.ValueJson.Length} bytes, too large to show]");
        }
        else
        {
            json.WriteRawValue(Answer.ValueJson.Span);
        }
    }
}
