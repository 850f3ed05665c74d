using System.Globalization;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Execution;

/// <summary>
/// The response at the URL of a function: the <c>Response</c> that it returned; for <c>context.success()</c> the data, with the headers that were given; for
/// <c>context.error()</c> the envelope, with its code as status where that is one of an error; any other value as JSON, and 204 for nothing. A function that failed is
/// told as an error, of which the whole public learns nothing but the code.
/// </summary>
/// <param name="isTold">Whether the caller may know what went wrong, because a key was asked for.</param>
internal sealed class RouteAnswer(bool isTold) : IExecutionAnswer
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string TextType = "text/plain; charset=utf-8";

    /// <summary>
    /// Pages of functions share their origin with other projects and with the API: in a sandbox of the browser they have one of their own.
    /// </summary>
    private const string PageSandbox = "sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads";

    /// <summary>What the server itself says of a connection (RFC 9110, section 7.6.1) and of the response.</summary>
    private static readonly HashSet<string> s_ofTheServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "content-length", "date", "keep-alive", "proxy-authenticate", "proxy-connection", "server", "te", "trailer", "transfer-encoding", "upgrade",
    };

    public ValueTask SendAsync(HttpContext http, ExecutionResult result, ReadOnlyMemory<byte> validation, int size)
    {
        var wire = WireOutcome.Of(result.Outcome);
        if (wire.ErrorCode is not null)
        {
            return SendErrorAsync(http, wire, result);
        }

        if (result.Response is { } response)
        {
            return SendResponseAsync(http, response, result.DataJson);
        }

        return result.FunctionStatus is not null ? SendEnvelopeAsync(http, result.DataJson) : SendJsonAsync(http, StatusCodes.Status200OK, result.DataJson);
    }

    private ValueTask SendErrorAsync(HttpContext http, WireOutcome wire, ExecutionResult result)
    {
        var told = isTold && wire.HttpStatus != StatusCodes.Status500InternalServerError ? result.Error : null;
        var answer = new RouteErrorAnswer
        {
            Error = told?.MessageWithHint ?? (isTold ? wire.Message! : "The function failed"),
            Code = told?.Code ?? wire.ErrorCode!,
            ErrorType = told?.Name,
            Line = told?.Diagnostic?.Line,
            Column = told?.Diagnostic?.Column,
            ExecutionId = ExecutionIdHeader.Answered(http),
        };
        return JsonResponse.SendAsync(http, wire.RouteStatus, answer, ApiJson.Default.RouteErrorAnswer);
    }

    private static ValueTask SendResponseAsync(HttpContext http, FunctionResponse response, ReadOnlyMemory<byte> data)
    {
        var bytes = response.Body switch
        {
            ResponseBody.Text => Encoding.UTF8.GetBytes(JsonSerializer.Deserialize(data.Span, ApiJson.Default.String)!),
            ResponseBody.Base64 => JsonSerializer.Deserialize(data.Span, ApiJson.Default.ByteArray)!,
            ResponseBody.Json => data,
            _ => ReadOnlyMemory<byte>.Empty,
        };
        http.Response.ContentType = response.Body switch
        {
            ResponseBody.Text => TextType,
            ResponseBody.Json => JsonType,
            ResponseBody.Base64 => "application/octet-stream",
            _ => null,
        };
        foreach (var (name, value) in response.Headers)
        {
            if (name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Headers.Append("Set-Cookie", value);
            }
            else
            {
                SetHeader(http, name, value);
            }
        }

        return SendAsync(http, response.Status, bytes);
    }

    private static ValueTask SendEnvelopeAsync(HttpContext http, ReadOnlyMemory<byte> envelope)
    {
        using var document = JsonDocument.Parse(envelope);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in headers.EnumerateObject().Where(static header => header.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            {
                SetHeader(http, header.Name, header.Value.ToString());
            }
        }

        var isError = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("status", out var status) && status.ValueEquals("error"u8);
        var body = isError ? envelope : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) ? Encoding.UTF8.GetBytes(data.GetRawText()) : default;
        return SendJsonAsync(http, isError ? StatusOf(root) : StatusCodes.Status200OK, body);
    }

    /// <summary>The code of an error where it is a status of one, also as text; 500 otherwise.</summary>
    private static int StatusOf(JsonElement error) =>
        error.TryGetProperty("code", out var code) && int.TryParse(code.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
            ? status
            : StatusCodes.Status500InternalServerError;

    private static ValueTask SendJsonAsync(HttpContext http, int status, ReadOnlyMemory<byte> data)
    {
        var isNothing = data.IsEmpty || data.Span.SequenceEqual("null"u8);
        if (!isNothing)
        {
            http.Response.ContentType ??= JsonType;
        }

        return SendAsync(http, isNothing && status == StatusCodes.Status200OK ? StatusCodes.Status204NoContent : status, isNothing ? default : data);
    }

    /// <summary>A header that the server would refuse is left out; names and values of a Response were checked before.</summary>
    private static void SetHeader(HttpContext http, string name, string value)
    {
        if (s_ofTheServer.Contains(name) || name.Length == 0 || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
            || value.Any(static letter => letter is < ' ' and not '\t' or > '~'))
        {
            return;
        }

        http.Response.Headers[name] = value;
    }

    private static async ValueTask SendAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        if (IsPage(response.ContentType))
        {
            response.Headers.Append("Content-Security-Policy", PageSandbox);
        }

        var hasBody = status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);
        if (hasBody)
        {
            response.ContentLength = body.Length;
        }
        else
        {
            response.ContentType = null;
        }

        await response.StartAsync(http.RequestAborted);
        if (hasBody && !HttpMethods.IsHead(http.Request.Method))
        {
            await JsonResponse.SendPiecesAsync(http, body);
        }
    }

    private static bool IsPage(string? contentType) =>
        contentType is not null && (contentType.Contains("html", StringComparison.OrdinalIgnoreCase) || contentType.Contains("xml", StringComparison.OrdinalIgnoreCase));
}
