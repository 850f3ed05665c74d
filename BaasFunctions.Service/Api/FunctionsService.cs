using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api;

/// <summary>The service as a host sees it: it handles every request that the host passes on.</summary>
public sealed class FunctionsService
{
    private readonly RequestDelegate _serve;
    private readonly RequestDelegate _refuse;

    internal FunctionsService(ApiPipeline pipeline) => (_serve, _refuse) = (pipeline.Build(serves: true), pipeline.Build(serves: false));

    /// <summary>Handles a request to any path. Paths are case-insensitive and may end in a slash; an unknown path is 404.</summary>
    public Task HandleAsync(HttpContext http) => RunAsync(http, _serve);

    /// <summary>
    /// Handles a request that no trigger of the host matches: a 404 that names the methods of the path, or a CORS preflight. Never runs
    /// a function.
    /// </summary>
    public Task RefuseAsync(HttpContext http) => RunAsync(http, _refuse);

    private static async Task RunAsync(HttpContext http, RequestDelegate pipeline)
    {
        ArgumentNullException.ThrowIfNull(http);

        // A host that did its own routing has set an endpoint, and the pipeline's routing would take it for its own.
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
