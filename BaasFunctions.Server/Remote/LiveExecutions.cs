using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary><c>logs --follow</c>: prints executions as they end, until the command is ended.</summary>
internal static class LiveExecutions
{
    /// <summary>A server ends its stream after 200 s; one that does not has gone.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(230);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <param name="function">The only function; null for all.</param>
    /// <param name="target">The server.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<int> FollowAsync(string? function, RemoteTarget target, CancellationToken cancellation)
    {
        using var client = new ApiClient(target.Server);
        var report = new ExecutionReport(Console.Out, TerminalStyle.ForOutput());
        var last = "";
        for (var isFirst = true; !cancellation.IsCancellationRequested; isFirst = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target.Server.PathOf("executions/live"));
            if (last.Length > 0)
            {
                request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
            }

            var (response, fault) = await client.CallAsync(request, cancellation);
            using (response)
            {
                if (response is null || !response.IsSuccessStatusCode)
                {
                    if (isFirst || response is { StatusCode: < System.Net.HttpStatusCode.InternalServerError })
                    {
                        return AnswerReport.Fail(new ApiAnswer((int?)response?.StatusCode ?? 0, response is null ? [] : await response.Content.ReadAsByteArrayAsync(cancellation), fault), target);
                    }
                }
                else
                {
                    last = await ReadAsync(response, last, function, target, report, cancellation);
                }
            }

            await Task.Delay(s_pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Success;
    }

    /// <summary>Prints what comes until the connection ends; returns the place to go on from.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, string last, string? function, RemoteTarget target, ExecutionReport report, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_longest);
        try
        {
            var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(patience.Token));
            await foreach (var item in parser.EnumerateAsync(patience.Token))
            {
                if (item.EventId is { Length: > 0 } id)
                {
                    last = id;
                }

                Print(item, function, target, report);
            }
        }
        catch (Exception ended) when (ended is IOException or HttpRequestException or OperationCanceledException)
        {
            // The next connection goes on from the last event.
        }

        return last;
    }

    private static void Print(SseItem<string> item, string? function, RemoteTarget target, ExecutionReport report)
    {
        if (item.EventType == "missed")
        {
            Console.Error.WriteLine("More ended than could be followed; `executions` has all.");
            return;
        }

        try
        {
            if (item.EventType != "execution" || JsonSerializer.Deserialize(item.Data, ClientJson.Default.Execution) is not { } execution || function is not null && execution.FunctionName != function && execution.FunctionId != function)
            {
                return;
            }

            if (target.Json)
            {
                AnswerReport.PrintJson(Encoding.UTF8.GetBytes(item.Data));
                return;
            }

            report.Print(execution);
        }
        catch (JsonException)
        {
            Console.Error.WriteLine("The server tells of an execution what this version does not understand; `--json` shows it.");
        }
    }
}
