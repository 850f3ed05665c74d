using System.Text.Json;
using System.Text.Unicode;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Tests.PropertyBased;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using BaasFunctions.Tests.Unit.Service;

namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <summary>TM-25: generated bodies through the whole service, and what passes through the sandbox; each has one well-formed answer.</summary>
[TestClass]
public sealed class RequestFuzzTests
{
    private const int Bodies = 40_000;
    private const int DepthOfFields = 64;
    private const ulong Seed = 20262;

    /// <summary>The function that each body is tried with; it reads what came with it.</summary>
    private const string Function = "return [typeof req.body, Object.keys(ctx.env).length, typeof ctx.project.id, typeof ctx.config]";

    private static readonly string[] s_refusals = ["INVALID_JSON", "MISSING_FIELDS", "INVALID_FIELD", "BODY_TOO_LARGE"];
    private static readonly string[] s_outcomes = ["INVALID_CONFIG", "INVALID_REQUEST", "MISSING_ENV", "TIMEOUT", "MEMORY_LIMIT"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Body_Generated_HasOneWellFormedAnswer()
    {
        await using var service = new ServiceUnderTest(new ServiceOptions { Server = new() { MaxBodyBytes = 4_096 } });
        service.Sandbox.Answer = (request, cancellation) =>
        {
            service.Sandbox.Requests.Clear();
            return TestSandbox.Shared.ExecuteAsync(request with { Code = Function }, cancellation);
        };
        var codes = new SortedDictionary<string, int>();

        PropertyCheck.Holds(
            BodyGenerator.Bodies,
            DamagedBytes.Shorter,
            async body =>
            {
                var answer = await service.SendStreamAsync("POST", "/execute", new MemoryStream(body.Bytes), null);
                var code = CodeOf(answer);
                codes[code] = codes.GetValueOrDefault(code) + 1;
                Assert.IsNull(FaultOf(answer, code, body.Bytes));
            },
            Bodies,
            PropertyCheck.SeedOr(Seed));

        TestContext.WriteLine(string.Join(", ", codes.Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.IsGreaterThan(Bodies / 10, codes.GetValueOrDefault("COMPLETED"), "Too few bodies pass for this to mean much.");
        Assert.IsGreaterThan(Bodies / 10, codes.GetValueOrDefault("INVALID_JSON"), "Too few bodies are broken for this to mean much.");
    }

    private static string CodeOf(ServiceAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var root = json.RootElement;
        return root.GetProperty("status").GetString() == "success" ? "COMPLETED"
            : root.TryGetProperty("error_code", out var code) ? code.GetString()! : root.GetProperty("code").GetString()!;
    }

    private static string? FaultOf(ServiceAnswer answer, string code, byte[] body)
    {
        var expected = code == "COMPLETED" || s_outcomes.Contains(code) ? 200 : code == "BODY_TOO_LARGE" ? 413 : s_refusals.Contains(code) ? 400 : 0;
        if (answer.Status != expected)
        {
            return $"{answer.Status} with {code}: {answer.Text}";
        }

        if (LeakCheck.Find(answer.Text) is { } leak)
        {
            return $"the answer carries '{leak}': {answer.Text}";
        }

        var isJson = IsJson(body);
        return code switch
        {
            "INVALID_JSON" when isJson => $"refused what is JSON: {answer.Text}",
            "INVALID_JSON" when !HasPlace(answer.Json, body) => $"names no place inside of the body: {answer.Text}",
            not "INVALID_JSON" and not "BODY_TOO_LARGE" when !isJson => $"took what is not JSON: {answer.Text}",
            _ => null,
        };
    }

    /// <summary>
    /// The second opinion: the document reader of the runtime. It looks at no encoding inside of texts, knows no byte-order mark, takes
    /// an empty body, which stands for an empty object here, for none, and any value for a document, where only objects and arrays are one here.
    /// </summary>
    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = body.Span.StartsWith(mark) ? body[mark.Length..] : body;
        if (text.IsEmpty)
        {
            return true;
        }

        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DepthOfFields + 1 });
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Utf8.IsValid(text.Span);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasPlace(JsonElement answer, byte[] body)
    {
        var lines = body.Count(b => b == '\n') + 1;
        return answer.GetProperty("line").GetInt32() is var line && line >= 1 && line <= lines
            && answer.GetProperty("column").GetInt32() is var column && column >= 1 && column <= body.Length + 1;
    }
}
