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
/// told as an error, of which the whole public learns nothing but the code. What was sent while the function made it is only ended.
/// </summary>
/// <param name="isTold">Whether the caller may know what went wrong, because a key was asked for.</param>
/// <param name="stream">What the function may have sent before it ended.</param>
internal sealed class RouteAnswer(bool isTold, ResponseStream stream) : IExecutionAnswer
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string TextType = "text/plain; charset=utf-8";

    public ValueTask SendAsync(HttpContext http, ExecutionResult result, ReadOnlyMemory<byte> validation, int size)
    {
        if (stream.IsOpen)
        {
            return stream.EndAsync(completed: result.Outcome is ExecutionOutcome.Completed);
        }

        var wire = WireOutcome.Of(result.Outcome);
        if (wire.ErrorCode is not null)
        {
            return SendErrorAsync(http, wire, result);
        }

        if (result.Response is { } response)
        {
            return RouteHeaders.Wrong(response) is { } wrong ? SendWrongHeaderAsync(http, wrong) : SendResponseAsync(http, response, result.DataJson);
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

    private static ValueTask SendWrongHeaderAsync(HttpContext http, string name) => JsonResponse.SendAsync(
        http,
        StatusCodes.Status500InternalServerError,
        new RouteErrorAnswer
        {
            Error = RouteHeaders.WrongText(name),
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
        RouteHeaders.Set(http, response);
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
                if (header.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || !RouteHeaders.CanBeSent(header.Name, header.Value.ToString()))
                {
                    return SendWrongHeaderAsync(http, header.Name);
                }

                RouteHeaders.Set(http, header.Name, header.Value.ToString());
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

    private static async ValueTask SendAsync(HttpContext http, int status, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        RouteHeaders.IsolatePage(response);
        var hasBody = RouteHeaders.HasBody(status);
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
}
