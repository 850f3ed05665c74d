using System.Globalization;
using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Observability;
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
    private const int MaxShown = 100;
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

        if (result.Response?.Headers.FirstOrDefault(static header => !CanBeSent(header.Key, header.Value)) is { Key: not null } wrong)
        {
            return SendWrongHeaderAsync(http, wrong.Key);
        }

        if (result.Response is { } response)
        {
            return SendResponseAsync(http, response, result.DataJson);
        }

        return result.FunctionStatus is not null ? SendEnvelopeAsync(http, result.DataJson) : SendJsonAsync(http, StatusCodes.Status200OK, result.DataJson);
    }

    private ValueTask SendErrorAsync(HttpContext http, WireOutcome wire, ExecutionResult result)
    {
        var told = isTold ? wire.Told(result) : null;
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

    /// <summary>What HTTP cannot carry is not left out in silence.</summary>
    private static ValueTask SendWrongHeaderAsync(HttpContext http, string name) => JsonResponse.SendAsync(
        http,
        StatusCodes.Status500InternalServerError,
        new RouteErrorAnswer
        {
            Error = $"The header {ErrorText.Shorten(LogText.Of(name), MaxShown)} that the function set cannot be sent: names are letters, digits and -, values visible characters of ASCII; encode others",
            Code = "INVALID_HEADER",
            ExecutionId = ExecutionIdHeader.Answered(http),
        },
        ApiJson.Default.RouteErrorAnswer);

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
            foreach (var header in headers.EnumerateObject())
            {
                if (header.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || !CanBeSent(header.Name, header.Value.ToString()))
                {
                    return SendWrongHeaderAsync(http, header.Name);
                }

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

    /// <summary>Those of the server are the server's to set.</summary>
    private static void SetHeader(HttpContext http, string name, string value)
    {
        if (!s_ofTheServer.Contains(name))
        {
            http.Response.Headers[name] = value;
        }
    }

    /// <summary>A token and visible characters of ASCII (RFC 9110, sections 5.1 and 5.5).</summary>
    private static bool CanBeSent(string name, string value) =>
        name.Length > 0 && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
        && !value.Any(static letter => letter is < ' ' and not '\t' or > '~');

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
