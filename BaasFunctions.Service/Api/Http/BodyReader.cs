using System.IO.Pipelines;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Reads a request body under a byte limit and a timeout. A form becomes JSON.</summary>
internal sealed class BodyReader(ServerOptions options, TimeProvider time)
{
    /// <summary>Reads the whole body into <paramref name="body"/>; returns what is wrong with it, or null.</summary>
    public async ValueTask<ApiError?> ReadAsync(HttpContext http, RequestBody body, BodyRule rule)
    {
        var limit = Math.Min(rule.Limit ?? int.MaxValue, options.MaxBodyBytes);
        if (http.Request.ContentLength > limit)
        {
            return ApiErrors.BodyTooLarge(limit);
        }

        var kind = BodyKind.Json;
        var refusal = (rule.IsRaw ? BodyFormat.CodingOf(http.Request) : BodyFormat.Of(http.Request, out kind)) ?? await ReceiveAsync(http, body, limit);
        if (refusal is not null || body.Length == 0 || rule.IsRaw)
        {
            return refusal;
        }

        return kind switch
        {
            BodyKind.Form => FormBody.Rewrite(body),
            BodyKind.Unnamed => ApiErrors.UnsupportedMediaType("A body without a Content-Type"),
            _ => null,
        };
    }

    private async ValueTask<ApiError?> ReceiveAsync(HttpContext http, RequestBody body, int limit)
    {
        var pipe = http.Request.BodyReader;
        using var deadline = new CancellationTokenSource(options.BodyTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        try
        {
            return await CopyAsync(pipe, body, Math.Min(http.Request.ContentLength ?? 0, limit), limit, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return ApiErrors.BodyTimeout;
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? ApiErrors.BodyTooLarge(options.MaxBodyBytes)
                : ApiErrors.BrokenRequest(broken.StatusCode);
        }
        catch (IOException) when (!http.RequestAborted.IsCancellationRequested && !deadline.IsCancellationRequested)
        {
            // The framing of the body is invalid, such as a chunk size that is no number.
            return ApiErrors.BrokenRequest(StatusCodes.Status400BadRequest);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            // BrotliStream says of its data by InvalidOperationException what the other streams say by InvalidDataException.
            return ApiErrors.BrokenEncoding;
        }
    }

    private async ValueTask<ApiError?> CopyAsync(PipeReader pipe, RequestBody body, long promised, int limit, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var refusal = body.Length + read.Buffer.Length > limit ? ApiErrors.BodyTooLarge(limit)
                : await body.MakeRoomAsync((int)read.Buffer.Length, promised, cancellation) ? null
                : ApiErrors.MemoryBusy;
            if (refusal is null)
            {
                foreach (var segment in read.Buffer)
                {
                    body.Append(segment.Span);
                }
            }

            pipe.AdvanceTo(read.Buffer.End);
            if (refusal is not null || read.IsCompleted)
            {
                return refusal;
            }
        }
    }
}
