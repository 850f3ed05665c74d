using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.TestMode;

/// <summary>The tests beside a function: <c>NAME.test.json</c>, see docs/testing.md.</summary>
public sealed class FixtureFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>As deep as the bodies of the API.</summary>
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 65, AllowDuplicateProperties = false };

    private FixtureFile(IReadOnlyList<FixtureCase> cases) => Cases = cases;

    /// <summary>The cases, in the order of the file.</summary>
    public IReadOnlyList<FixtureCase> Cases { get; }

    /// <summary>Reads a file; the second is what is wrong with it. What is not known is refused by its path: a misspelt expectation would expect nothing.</summary>
    public static (FixtureFile? File, string? Fault) Read(ReadOnlyMemory<byte> text)
    {
        text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
        if (JsonFault.OfEncoding(text.Span) is { } encoding)
        {
            return (null, encoding.Message);
        }

        try
        {
            // Not disposed: the cases read from it.
            var document = JsonDocument.Parse(text, s_options);
            var scope = new FieldScope(text);
            var whole = new JsonMember(JsonTokenType.StartObject, text, 0);
            var cases = FixtureReader.Read(new SentJson(scope, whole, "$", document.RootElement));
            return scope.ApiError is { } wrong ? (null, wrong.Message) : (new FixtureFile(cases), null);
        }
        catch (JsonException wrong)
        {
            return (null, wrong.LineNumber is { } line ? $"no JSON at line {line + 1}, column {wrong.BytePositionInLine + 1}" : "no JSON: a member is there twice");
        }
    }
}
