using BaasFunctions.Service.Api.OpenApi;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Server.Hosting;

/// <summary>Says where the service listens, where its data is, and how to try it.</summary>
internal static class StartBanner
{
    public static void Print(ICollection<string> urls, ServiceOptions options, ListenPolicy policy)
    {
        var port = new Uri(urls.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        var here = options.Server.BindAddress is { } address && address is not ("0.0.0.0" or "::") ? address : "localhost";
        here = here.Contains(':', StringComparison.Ordinal) ? $"[{here}]" : here;
        here = options.Server.Port == 0 && !policy.IsLocked && options.Server.BindAddress is null ? "127.0.0.1" : here;
        var url = $"http://{here}:{port}";
        Console.Out.WriteLine($"BaaS Functions listens on {url} ({Scope(options, policy)})");
        Console.Out.WriteLine($"Data and keys: {DataLocation.Of(options.Data)}");
        Console.Out.WriteLine(FirstRequest.Curl(url, policy.IsLocked || !policy.IsKnown ? options.Access.ApiKeyHeader : null));
        Console.Out.Flush();
    }

    private static string Scope(ServiceOptions options, ListenPolicy policy) =>
        !policy.IsKnown ? "this machine only, and with API keys: their store cannot be reached"
        : !policy.IsLocked ? "this machine only; to serve others make a key with `keys create` and start again"
        : options.Server.BindAddress is null ? "every address, with API keys"
        : "with API keys";
}
