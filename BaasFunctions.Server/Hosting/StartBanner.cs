using BaasFunctions.Service.Options;

namespace BaasFunctions.Server.Hosting;

/// <summary>Says where the service listens, and how to try it.</summary>
internal static class StartBanner
{
    private const string Code = "export default async (request, context) => context.success({ hello: request.body.name })";

    private const string Body =
        $$$"""{"execution_id":"e1","function_id":"hello","code":"{{{Code}}}","request":{"name":"Ada"}}""";

    public static void Print(ICollection<string> urls, ServiceOptions options, bool asksForKeys)
    {
        var port = new Uri(urls.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        var here = options.BindAddress is { } address && address is not ("0.0.0.0" or "::") ? address : "localhost";
        here = here.Contains(':', StringComparison.Ordinal) ? $"[{here}]" : here;
        here = options.Port == 0 && !asksForKeys && options.BindAddress is null ? "127.0.0.1" : here;
        var key = !asksForKeys ? "" : $" -H '{options.ApiKeyHeader}: YOUR-KEY'";
        var scope = asksForKeys ? "with API keys" : "this machine only; make a key with `keys create` to serve others";
        Console.Out.WriteLine($"BaaS Functions listens on http://{here}:{port} ({scope})");
        Console.Out.WriteLine($"curl http://{here}:{port}/execute -H 'Content-Type: application/json'{key} -d '{Body}'");
        Console.Out.Flush();
    }
}
