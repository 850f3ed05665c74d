using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Observability;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Api;

/// <summary>
/// The pipeline of every request, on both hosts: routing, headers, CORS, compression, then authenticate the caller, read the body and run the endpoint.
/// All error responses are written here.
/// </summary>
internal sealed class ApiPipeline(
    IServiceProvider services,
    IEnumerable<IServiceEndpoint> endpoints,
    AccessGate gate,
    BodyReader bodies,
    ByteBudget bytes,
    AccessOptions options,
    ServiceTelemetry telemetry,
    TimeProvider time,
    ILogger<ApiPipeline> logger)
{
    private readonly HashSet<string> _origins = new(options.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>Builds the pipeline.</summary>
    /// <param name="serves">False for a pipeline that runs no endpoint and only knows which methods each path supports.</param>
    public RequestDelegate Build(bool serves)
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.Use((http, next) => TraceAsync(http, next));
        app.UseCors();
        app.Use((http, next) => HttpMethods.IsOptions(http.Request.Method) ? NoContentAsync(http) : next(http));
        app.UseResponseCompression();
        app.UseRequestDecompression();
        app.UseEndpoints(routes =>
        {
            foreach (var endpoint in endpoints.Where(endpoint => endpoint.IsEnabled))
            {
                routes.MapMethods(endpoint.Path, endpoint.Methods, serves ? http => AnswerAsync(http, endpoint) : NotFoundAsync);
            }
        });
        app.Run(NotFoundAsync);
        return app.Build();
    }

    /// <summary>What every request gets, even one that throws: a trace, the common response headers, and a response.</summary>
    private async Task TraceAsync(HttpContext http, RequestDelegate next)
    {
        using var trace = TraceContext.Begin(http, RouteOf(http), telemetry);
        SecurityHeaders.Apply(http.Response.Headers);
        if (!_origins.Contains(http.Request.Headers.Origin.ToString()))
        {
            // For allowed origins the CORS middleware adds the header.
            http.Response.Headers.Vary = "Origin";
        }

        ExecutionIdHeader.Echo(http, ExecutionIdHeader.Of(http));
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
            {
                await NotFoundAsync(http);
            }

            if (http.Response.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                await BodyDrain.RunAsync(http, time);
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has disconnected; there is nobody to respond to.
        }
        catch (Exception fault)
        {
            logger.RequestFaulted(fault, LogText.Of(http.Request.Method), RouteOf(http) ?? "(unknown)");
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            await RefuseAsync(http, ApiErrors.InternalError);
        }
        finally
        {
            ServiceTelemetry.EndRequest(trace, http.Response.StatusCode);
        }
    }

    private async Task AnswerAsync(HttpContext http, IServiceEndpoint endpoint)
    {
        ApiError? refusal;
        try
        {
            refusal = await gate.AdmitAsync(http, await endpoint.AccessForAsync(http)) ?? await HandleAsync(http, endpoint);
        }
        catch (KeyStoreException)
        {
            refusal = ApiErrors.KeysUnavailable;
        }

        if (refusal is not null)
        {
            await RefuseAsync(http, refusal);
        }
    }

    /// <summary>From the first byte of the body to the last of the response the request has an account of its bytes.</summary>
    private async ValueTask<ApiError?> HandleAsync(HttpContext http, IServiceEndpoint endpoint)
    {
        var hasBody = HasBody(http.Request, endpoint);
        if (!hasBody && !endpoint.IsOfFunction)
        {
            using var none = new RequestBody();
            return await endpoint.HandleAsync(http, none);
        }

        // The project is known once the body was read, unless it is the key's.
        var caller = Caller.Of(http);
        using var account = await bytes.OpenAsync(caller.Project ?? caller.Key?.Id ?? "", http.RequestAborted);
        if (account is null)
        {
            return ApiErrors.MemoryBusy;
        }

        using var body = new RequestBody(account);
        return (hasBody ? await bodies.ReadAsync(http, body, endpoint.BodyOf(http)) : null) ?? await endpoint.HandleAsync(http, body);
    }

    private static bool HasBody(HttpRequest request, IServiceEndpoint endpoint) =>
        HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method)
        || (HttpMethods.IsDelete(request.Method) && endpoint.IsOfFunction);

    /// <summary>A wrong method on a known path is 404, as existing clients expect; the response names the supported methods.</summary>
    private async Task NotFoundAsync(HttpContext http)
    {
        var allow = http.Response.Headers.Allow is [{ } methods] ? methods : null;
        var refusal = await gate.AdmitAsync(http, AccessRule.Counted) ?? ApiErrors.NotFound(TargetOf(http), allow);
        await RefuseAsync(http, refusal);
    }

    private ValueTask RefuseAsync(HttpContext http, ApiError refusal)
    {
        telemetry.Refused(refusal.Code);
        logger.RequestRefused(LogText.Of(http.Request.Method), RouteOf(http) ?? "(unknown)", refusal.Status, refusal.Code);
        return ApiErrorWriter.WriteAsync(http, refusal, time.GetUtcNow());
    }

    private static Task NoContentAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static string? RouteOf(HttpContext http) => (http.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText;

    /// <summary>The path and query as they were sent.</summary>
    private static string TargetOf(HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw
            ? raw
            : http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
}
