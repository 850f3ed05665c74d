using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Contracts.Http;

/// <summary>Sends a finished body with its length.</summary>
internal static class JsonResponse
{
    private const string ContentType = "application/json; charset=utf-8";

    /// <summary>What is longer goes out piece by piece as the caller takes it, so that the connection holds no second copy.</summary>
    private const int Piece = 64 << 10;

    /// <summary>Bytes a second at which a caller has to take a response of more than one piece, because it holds memory meanwhile.</summary>
    private const double LeastRate = 32 << 10;

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    /// <summary>Writes a body and sends it.</summary>
    public static ValueTask SendAsync<T>(HttpContext http, int status, T body, JsonTypeInfo<T> type)
    {
        var buffer = ResponseBuffer.Rent();
        JsonSerializer.Serialize(buffer.Json, body, type);
        return SendAsync(http, status, buffer);
    }

    /// <summary>Sends the buffer and gives it back.</summary>
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

        if (buffer.Written.Length > Piece)
        {
            return SendPiecesAsync(http, buffer);
        }

        response.BodyWriter.Write(buffer.Written);
        buffer.Dispose();
        var flush = response.BodyWriter.FlushAsync(http.RequestAborted);
        return flush.IsCompletedSuccessfully ? ValueTask.CompletedTask : AwaitFlushAsync(flush);
    }

    private static async ValueTask SendPiecesAsync(HttpContext http, ResponseBuffer buffer)
    {
        using (buffer)
        {
            await SendPiecesAsync(http, buffer.Memory);
        }
    }

    /// <summary>Sends bytes as the caller takes them. A caller who is too slow is cut off, because what is sent holds memory meanwhile.</summary>
    public static async ValueTask SendPiecesAsync(HttpContext http, ReadOnlyMemory<byte> rest)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(s_grace + TimeSpan.FromSeconds(rest.Length / LeastRate));
        try
        {
            while (!rest.IsEmpty)
            {
                var piece = rest[..Math.Min(Piece, rest.Length)];
                rest = rest[piece.Length..];
                if ((await http.Response.BodyWriter.WriteAsync(piece, patience.Token)).IsCompleted)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Too slow: what was promised cannot be sent any more.
            http.Abort();
        }
    }

    private static async ValueTask AwaitFlushAsync(ValueTask<System.IO.Pipelines.FlushResult> flush) => await flush;
}
