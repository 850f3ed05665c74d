using System.Net;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Commands;

/// <summary>
/// <c>--healthcheck</c>: asks the server of the same settings whether it wants requests. For images without a shell and without a client.
/// </summary>
internal static class HealthCheckCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(4);

    public static async Task<int> InvokeAsync(CancellationToken cancellation)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        using var client = new HttpClient { Timeout = s_patience };
        try
        {
            using var answer = await client.GetAsync(AddressOf(options), cancellation);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"No answer from {AddressOf(options)}");
            return ExitCode.Failure;
        }
    }

    /// <summary>Where the server listens, from this machine.</summary>
    private static Uri AddressOf(ServiceOptions options)
    {
        var isEvery = options.Server.BindAddress is null || IPAddress.Parse(options.Server.BindAddress) is var bound && (bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any));
        var host = isEvery ? "127.0.0.1" : options.Server.BindAddress!.Contains(':', StringComparison.Ordinal) ? $"[{options.Server.BindAddress}]" : options.Server.BindAddress;
        return new Uri($"http://{host}:{options.Server.Port}/health/ready");
    }
}
