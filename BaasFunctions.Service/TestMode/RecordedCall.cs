using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

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

    /// <summary>The result comes from test mode itself.</summary>
    public const string ByStub = "stub";

    /// <summary>The real thing: the test was not in test mode.</summary>
    public const string Live = "live";

    private const int MaxShown = 16 * 1024;

    public TestResponse.Call ToResponse() => new()
    {
        Name = Call,
        Arguments = Arguments,
        AnsweredBy = AnsweredBy,
        Error = Answer.Error is { } error ? new TestResponse.CallError { Code = error.Code, Message = error.Message } : null,
        Answer = Answer.Error is null ? new RawJson(Shown(Answer.ValueJson)) : null,
    };

    private static ReadOnlyMemory<byte> Shown(ReadOnlyMemory<byte> json) =>
        json.Length > MaxShown ? Encoding.UTF8.GetBytes($"\"[{json.Length} bytes, too large to show]\"") : json;
}
