using System.Text;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Api.OpenApi;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Health;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /</c>: what the service is, its status, and a first request to try. HTML for browsers, JSON or plain
/// text for programs. It contains nothing that strangers must not know.
/// </summary>
internal sealed class HomeEndpoint(AccessGate gate, Readiness readiness, AccessOptions options) : IServiceEndpoint
{
    private const string FunctionsKeyHeader = "x-functions-key";

    public string Path => "/";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Counted;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        var (status, _) = await readiness.StateAsync();
        var (keyHeader, advice) = await KeyAsync();
        var home = new HomePage(status, FirstRequest.Curl(RequestAddress.Of(http.Request), keyHeader), keyHeader, advice);
        http.Response.Headers.Append("Vary", "Accept");
        return await SendAsync(http, home);
    }

    private async ValueTask<(string? Header, string Advice)> KeyAsync() =>
        await gate.AsksForKeysAsync()
            ? (options.ApiKeyHeader, $"Put a key in place of `YOUR-KEY`: it goes into the header `{options.ApiKeyHeader}`. The command `keys create` makes one.")
            : options.HostAdmitsCallers
                ? (FunctionsKeyHeader, $"Put a function key of this Azure Functions app in place of `YOUR-KEY`: it goes into the header `{FunctionsKeyHeader}`.")
                : (null, "No key is asked for: only this machine is served. To serve others, make one with the command `keys create` and start the server again.");

    private static async ValueTask<ApiError?> SendAsync(HttpContext http, HomePage home)
    {
        var (type, body) = AcceptedType.Choose(http.Request, "text/plain", "text/html", "application/json") switch
        {
            "text/html" => ("text/html; charset=utf-8", home.ToHtml()),
            "application/json" => ("application/json; charset=utf-8", home.ToJson()),
            _ => ("text/plain; charset=utf-8", home.ToText()),
        };
        if (type.StartsWith("text/html", StringComparison.Ordinal))
        {
            http.Response.Headers.ContentSecurityPolicy = HomePage.ContentSecurityPolicy;
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }

        return null;
    }
}
