using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Contracts.Http;

/// <summary>Sends a finished body with its length.</summary>
internal static class JsonResponse
{
    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>Writes a body and sends it.</summary>
    public static ValueTask SendAsync<T>(HttpContext http, int status, T body, JsonTypeInfo<T> type)
    {
        var buffer = ResponseBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, body, type);
        return SendAsync(http, status, buffer);
    }

    /// <summary>Sends the buffer and gives it back. The copy is made before the first await.</summary>
    public static ValueTask SendAsync(HttpContext http, int status, ResponseBuffer buffer)
    {
        var response = http.Response;
        response.StatusCode = status;
        if (EntityTag.IsKnown(http, buffer.Written))
        {
            buffer.Dispose();
            response.StatusCode = StatusCodes.Status304NotModified;
            return ValueTask.CompletedTask;
        }

        response.ContentType = ContentType;
        response.ContentLength = buffer.Written.Length;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            buffer.Dispose();
            return ValueTask.CompletedTask;
        }

        response.BodyWriter.Write(buffer.Written);
        buffer.Dispose();
        var flush = response.BodyWriter.FlushAsync(http.RequestAborted);
        return flush.IsCompletedSuccessfully ? ValueTask.CompletedTask : AwaitFlushAsync(flush);
    }

    private static async ValueTask AwaitFlushAsync(ValueTask<System.IO.Pipelines.FlushResult> flush) => await flush;
}
