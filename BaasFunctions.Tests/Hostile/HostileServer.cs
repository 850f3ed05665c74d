using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using BaasFunctions.Tests.EndToEnd;

namespace BaasFunctions.Tests.Hostile;

/// <summary>The server under attack: the real one, as its own process, shared by all classes and started again only if it died.</summary>
internal static class HostileServer
{
    private const int WarmUps = 20;

    private static readonly SemaphoreSlim s_starting = new(1, 1);
    private static ServerProcess? s_server;

    internal static async Task<ServerProcess> GetAsync()
    {
        await s_starting.WaitAsync();
        try
        {
            if (s_server is { HasEnded: true } dead)
            {
                s_server = null;
                await dead.DisposeAsync();
            }

            return s_server ??= await StartAsync();
        }
        finally
        {
            s_starting.Release();
        }
    }

    /// <summary>Sends a body to <c>/execute</c>. A connection that breaks is an answer of its own kind, not an exception.</summary>
    internal static async Task<Exchange> ExecuteAsync(ServerProcess server, byte[] body)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await server.Client.PostAsync("/execute", content);
            var raw = await answer.Content.ReadAsStringAsync();
            return new Exchange((int)answer.StatusCode, raw, Stopwatch.GetElapsedTime(start));
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return new Exchange(0, fault.Message, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>Resident bytes of the service process, its workers not included.</summary>
    internal static long WorkingSet(ServerProcess server)
    {
        try
        {
            var pages = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{server.Id}/statm")).Split(' ')[1];
            return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Started, and warm: the first attack must not pay for the compilation of the server.</summary>
    private static async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(ServerProcess.UsualWorkers, ("LOG_LEVEL", "warn"), ("BAAS_CPU_TIME", "2000"));
        for (var i = 0; i < WarmUps; i++)
        {
            await ExecuteAsync(server, Bystander.Function(i).ToRequest("warm_up", "warm-up-" + i));
        }

        return server;
    }

    public static async Task StopAsync()
    {
        if (s_server is not null)
        {
            await s_server.DisposeAsync();
        }
    }
}
