using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Requests;

/// <summary>
/// Reads away the rest of a body that was refused, after the answer was sent: a client that is still sending when the connection closes sees a
/// broken pipe and never reads why. Bounded, because nothing of it is wanted.
/// </summary>
internal static class BodyDrain
{
    /// <summary>Bytes that are read away; who sends more is cut off.</summary>
    public const long MaxBytes = 64L << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static async ValueTask RunAsync(HttpContext http, TimeProvider time)
    {
        // Who waits for leave to send has not begun to (RFC 9110, 10.1.1 Expect), and gets the answer instead.
        if (http.Request.Headers.ContainsKey("Expect") || http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        var pipe = http.Request.BodyReader;
        try
        {
            for (var left = MaxBytes; left > 0;)
            {
                var read = await pipe.ReadAsync(either.Token);
                left -= read.Buffer.Length;
                pipe.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or InvalidOperationException)
        {
            // Too slow, too much, or gone: the answer was sent.
        }
    }
}
