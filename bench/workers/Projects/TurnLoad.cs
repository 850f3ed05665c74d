using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace BaasFunctions.Bench.Workers.Projects;

/// <summary>Requests to one project after the other, over some connections.</summary>
internal static class TurnLoad
{
    private const string Code = "export default async function handler(request, context) { const { name = 'World' } = request.body; return context.success({ greeting: `Hello, ${name}!` }); }";

    /// <summary>Milliseconds of each request in ascending order, and how many failed. Ends after a time or a number of requests, whichever comes first.</summary>
    /// <param name="port">Of the server on loopback.</param>
    /// <param name="projects">What the projects are called.</param>
    /// <param name="connections">Requests at a time.</param>
    /// <param name="time">How long at most.</param>
    /// <param name="requests">How many at most.</param>
    /// <param name="pause">Between two requests of a connection.</param>
    public static async Task<(double[] Times, int Failed, TimeSpan Took)> RunAsync(
        int port, string[] projects, int connections, TimeSpan time, int requests = int.MaxValue, TimeSpan pause = default)
    {
        var bodies = projects.Select(Request).ToArray();
        var (next, failed) = (-1, 0);
        var times = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var client = new TcpClient("127.0.0.1", port) { NoDelay = true };
            var stream = client.GetStream();
            var buffer = new byte[8192];
            while (Stopwatch.GetElapsedTime(began) < time && Interlocked.Increment(ref next) is var number && number < requests)
            {
                var start = Stopwatch.GetTimestamp();
                await stream.WriteAsync(bodies[number % bodies.Length]);
                if (!await SucceededAsync(stream, buffer))
                {
                    Interlocked.Increment(ref failed);
                }

                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                await (pause > TimeSpan.Zero ? Task.Delay(pause) : Task.CompletedTask);
            }
        })));
        return ([.. times.Order()], failed, Stopwatch.GetElapsedTime(began));
    }

    private static byte[] Request(string project)
    {
        var body = $$"""{"execution_id":"e","function_id":"hello","code":"{{Code}}","request":{"name":"Ada"},"context":{"project_id":"{{project}}"} }""";
        return Encoding.UTF8.GetBytes($"POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>Reads one response, whose length its header gives.</summary>
    private static async Task<bool> SucceededAsync(NetworkStream stream, byte[] buffer)
    {
        var (filled, end, length) = (0, -1, 0);
        while (end < 0 || filled < end + length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            filled += read;
            if (end < 0 && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var at)
            {
                end = at + 4;
                var header = Encoding.ASCII.GetString(buffer, 0, at).Split("\r\n");
                length = int.Parse(header.First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))[15..], null);
            }
        }

        return buffer.AsSpan(0, filled).IndexOf("Hello, Ada!"u8) >= 0;
    }
}
