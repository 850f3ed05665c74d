using System.Globalization;

namespace BaasFunctions.Bench.Peers;

/// <summary>What functions call over HTTP: a server that takes its time to answer.</summary>
internal static class Upstream
{
    private static readonly Dictionary<string, string> s_settings = [];

    public static Task<ServerUnderLoad> StartAsync(string folder) =>
        ServerUnderLoad.StartAsync(new Peer("upstream", ["node", Path.Combine(folder, "servers/upstream.js")], s_settings), "{}");

    public static string Url(int port, int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/?ms={milliseconds}");
}
