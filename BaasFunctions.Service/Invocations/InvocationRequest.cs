using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BaasFunctions.Service.Invocations;

/// <summary>
/// The request of an attempt: what was asked for, with two headers that say which invocation it is and which attempt. What a value of a caller is to a function is decided
/// by the sandbox; here it is taken apart in the same way.
/// </summary>
internal static class InvocationRequest
{
    public const string IdHeader = "x-baas-invocation-id";
    public const string AttemptHeader = "x-baas-attempt";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int MaxDepth = 128;

    private static readonly string[] s_parts = ["query", "method", "url", "ip"];

    public static ReadOnlyMemory<byte> Write(string requestJson, string id, long attempt)
    {
        using var document = JsonDocument.Parse(requestJson.Length == 0 ? "{}" : requestJson, new JsonDocumentOptions { MaxDepth = MaxDepth });
        try
        {
            return Write(document.RootElement, id, attempt, takesApart: document.RootElement.ValueKind == JsonValueKind.Object);
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair is none that a request has.
            return Write(document.RootElement, id, attempt, takesApart: false);
        }
    }

    private static ReadOnlyMemory<byte> Write(JsonElement value, string id, long attempt, bool takesApart)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        Copy(json, "body", takesApart && HasBody(value, out var body) ? body : value);
        json.WriteStartObject("headers"u8);
        if (takesApart && value.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in headers.EnumerateObject().Where(static header => header.Name is not (IdHeader or AttemptHeader)))
            {
                Copy(json, header.Name, header.Value);
            }
        }

        json.WriteString(IdHeader, id);
        json.WriteString(AttemptHeader, attempt.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        foreach (var name in s_parts)
        {
            if (takesApart && value.TryGetProperty(name, out var part) && IsTrue(part))
            {
                Copy(json, name, part);
            }
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>As it was sent.</summary>
    private static void Copy(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }

    private static bool HasBody(JsonElement value, out JsonElement body) => value.TryGetProperty("body", out body)
        && (IsTrue(body)
            || value.EnumerateObject().Count() == 1
            || (value.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String)
            || (value.TryGetProperty("headers", out var headers) && IsObject(headers))
            || (value.TryGetProperty("query", out var query) && IsObject(query)));

    private static bool IsObject(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>What JavaScript takes for true.</summary>
    private static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetRawText().Length > 2,
        JsonValueKind.Number => value.GetDouble() != 0,
        _ => true,
    };
}
