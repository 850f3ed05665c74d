using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Sends a finished body with its length, compressed when that pays.</summary>
internal static class JsonResponse
{
    private const string ContentType = "application/json; charset=utf-8";

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
        var coding = ContentCompression.Choose(http.Request, buffer.Written.Length);
        if (buffer.Written.Length >= ContentCompression.LeastBytes)
        {
            response.Headers.Append("Vary", "Accept-Encoding");
        }

        if (coding == ContentCoding.Identity)
        {
            return CopyAsync(http, buffer);
        }

        response.Headers.ContentEncoding = ContentCompression.NameOf(coding);
        var compressed = ResponseBuffer.Rent();
        ContentCompression.Compress(buffer.Written, coding, compressed);
        buffer.Dispose();
        return CopyAsync(http, compressed);
    }

    private static ValueTask CopyAsync(HttpContext http, ResponseBuffer buffer)
    {
        var response = http.Response;
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
