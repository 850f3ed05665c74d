using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Hosting;

/// <summary>
/// Says when a server that started without keys gets its first one. Keys are asked for from then on, but what was bound stays bound: a command
/// in another terminal does not open a running server to the network.
/// </summary>
internal static partial class FirstKeyWatch
{
    /// <summary>Asking more often than this would only cost the store.</summary>
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(ListenPolicy policy, ApiKeyManager keys, ServiceOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (policy.IsLocked)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Access.KeyCacheTime < s_shortest ? s_shortest : options.Access.KeyCacheTime);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (await HasKeyAsync(keys))
            {
                // Whoever bound an address without keys bound loopback, and meant it.
                (options.Server.BindAddress is null ? (Action<ILogger>)FirstKey : FirstKeyOfABoundServer)(logger);
                return;
            }
        }
    }

    private static async Task<bool> HasKeyAsync(ApiKeyManager keys)
    {
        try
        {
            return await keys.AreKeysAskedForAsync();
        }
        catch (KeyStoreException)
        {
            // /health says that the store does not answer.
            return false;
        }
    }

    [LoggerMessage(4000, LogLevel.Warning, "There is an API key now, and requests need one from here on. Other machines are served after the next start.")]
    private static partial void FirstKey(ILogger logger);

    [LoggerMessage(4001, LogLevel.Warning, "There is an API key now, and requests need one from here on. BAAS_BIND_ADDRESS still admits this machine only.")]
    private static partial void FirstKeyOfABoundServer(ILogger logger);
}
