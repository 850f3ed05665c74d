using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api;

/// <summary>The service as a host sees it: it takes a request and answers it, whatever it is.</summary>
public sealed class FunctionsService
{
    private readonly RequestDelegate _serve;
    private readonly RequestDelegate _refuse;

    internal FunctionsService(ApiPipeline pipeline) => (_serve, _refuse) = (pipeline.Build(serves: true), pipeline.Build(serves: false));

    /// <summary>Returns any path: letter case and one slash at the end do not matter; an unknown one is a 404.</summary>
    public Task HandleAsync(HttpContext http) => RunAsync(http, _serve);

    /// <summary>
    /// Answers what no route of a host was bound to: a 404 that says which methods the path answers, or a preflight of a browser. Runs nothing,
    /// whatever is asked for.
    /// </summary>
    public Task RefuseAsync(HttpContext http) => RunAsync(http, _refuse);

    private static async Task RunAsync(HttpContext http, RequestDelegate pipeline)
    {
        ArgumentNullException.ThrowIfNull(http);

        // A host that routed the request itself has set an endpoint, and the routing of the pipeline would believe that it had been here before.
        var ofTheHost = http.GetEndpoint();
        http.SetEndpoint(null);
        try
        {
            await pipeline(http);
        }
        finally
        {
            http.SetEndpoint(ofTheHost);
        }
    }
}
