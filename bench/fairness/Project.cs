using System.Diagnostics;
using System.Text.Json;

namespace BaasFunctions.Bench.Fairness;

/// <summary>A project that sends one function again and again.</summary>
internal sealed class Project(HttpClient client, string name, string code)
{
    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new
    {
        execution_id = "bench", function_id = name, code, context = new { project_id = name },
    });

    /// <summary>Sends with so many connections until told to end; answers latencies of what succeeded, and how much was refused.</summary>
    public async Task<(Percentiles Latencies, int Refused)> RunAsync(int connections, TimeSpan pause, CancellationToken end)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => OneAsync(pause, end)));
        return (new Percentiles(all.SelectMany(one => one.Latencies)), all.Sum(one => one.Refused));
    }

    private async Task<(List<double> Latencies, int Refused)> OneAsync(TimeSpan pause, CancellationToken end)
    {
        var (latencies, refused) = (new List<double>(), 0);
        while (!end.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            using var content = new ByteArrayContent(_body);
            content.Headers.ContentType = new("application/json");
            using var answer = await client.PostAsync("/execute", content, CancellationToken.None);
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            if (answer.IsSuccessStatusCode)
            {
                latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            else
            {
                refused++;
                await Task.Delay(50, CancellationToken.None);
            }

            await Task.Delay(pause, CancellationToken.None);
        }

        return (latencies, refused);
    }
}
