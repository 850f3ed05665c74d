using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service;

/// <summary>
/// The service as a host sees it: one method per endpoint, each of which takes a request and answers it whatever it is. A host
/// that has routes of its own binds them with one line each; a host that has none gives everything to <see cref="RouteAsync"/>.
/// </summary>
public sealed class FunctionsService
{
    private readonly HomeEndpoint _home;
    private readonly ExecuteEndpoint _execute;
    private readonly TestEndpoint _test;
    private readonly ValidateEndpoint _validate;
    private readonly HealthEndpoint _health;
    private readonly LiveEndpoint _live;
    private readonly ReadyEndpoint _ready;
    private readonly InfoEndpoint _info;
    private readonly OpenApiEndpoint _openApi;
    private readonly KeysEndpoint _keys;
    private readonly KeyEndpoint _key;
    private readonly IServiceEndpoint[] _all;
    private readonly AccessGate _gate;
    private readonly CorsPolicy _cors;
    private readonly ServiceTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly ILogger<FunctionsService> _logger;

    internal FunctionsService(
        HomeEndpoint home,
        ExecuteEndpoint execute,
        TestEndpoint test,
        ValidateEndpoint validate,
        HealthEndpoint health,
        LiveEndpoint live,
        ReadyEndpoint ready,
        InfoEndpoint info,
        OpenApiEndpoint openApi,
        KeysEndpoint keys,
        KeyEndpoint key,
        MetricsEndpoint metrics,
        AccessGate gate,
        CorsPolicy cors,
        ServiceTelemetry telemetry,
        TimeProvider time,
        ILogger<FunctionsService> logger)
    {
        (_execute, _test, _validate, _info, _openApi) = (execute, test, validate, info, openApi);
        (_health, _live, _ready) = (health, live, ready);
        (_home, _keys, _key) = (home, keys, key);
        (_gate, _cors, _telemetry, _time, _logger) = (gate, cors, telemetry, time, logger);
        _all = [execute, test, validate, health, live, ready, info, openApi, keys, key, metrics, home];
    }

    /// <summary>Answers <c>GET /</c>.</summary>
    public Task HomeAsync(HttpContext http) => AnswerAsync(http, _home);

    /// <summary>Answers <c>POST /execute</c>.</summary>
    public Task ExecuteAsync(HttpContext http) => AnswerAsync(http, _execute);

    /// <summary>Answers <c>POST /test</c>.</summary>
    public Task TestAsync(HttpContext http) => AnswerAsync(http, _test);

    /// <summary>Answers <c>POST /validate</c>.</summary>
    public Task ValidateAsync(HttpContext http) => AnswerAsync(http, _validate);

    /// <summary>Answers <c>GET /health</c>.</summary>
    public Task HealthAsync(HttpContext http) => AnswerAsync(http, _health);

    /// <summary>Answers <c>GET /health/live</c>.</summary>
    public Task LiveAsync(HttpContext http) => AnswerAsync(http, _live);

    /// <summary>Answers <c>GET /health/ready</c>.</summary>
    public Task ReadyAsync(HttpContext http) => AnswerAsync(http, _ready);

    /// <summary>Answers <c>GET /info</c>.</summary>
    public Task InfoAsync(HttpContext http) => AnswerAsync(http, _info);

    /// <summary>Answers <c>GET /openapi.json</c>.</summary>
    public Task OpenApiAsync(HttpContext http) => AnswerAsync(http, _openApi);

    /// <summary>Answers <c>GET</c> and <c>POST /keys</c>.</summary>
    public Task KeysAsync(HttpContext http) => AnswerAsync(http, _keys);

    /// <summary>Answers <c>DELETE /keys/{id}</c>.</summary>
    public Task KeyAsync(HttpContext http) => AnswerAsync(http, _key);

    /// <summary>Answers any path: letter case and one slash at the end do not matter; an unknown one is a 404.</summary>
    public Task RouteAsync(HttpContext http) => AnswerAsync(http, Find(http.Request.Path.Value));

    /// <summary>
    /// Answers what no route of a host was bound to: a 404 that says which methods the path answers, or a preflight of a browser. Runs nothing,
    /// whatever is asked for.
    /// </summary>
    public Task RefuseAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var endpoint = Find(http.Request.Path.Value);
        return AnswerAsync(http, endpoint is not null && Answers(endpoint, http.Request.Method) ? null : endpoint);
    }

    private IServiceEndpoint? Find(ReadOnlySpan<char> path)
    {
        if (path.Length > 1 && path[^1] == '/')
        {
            path = path[..^1];
        }

        foreach (var endpoint in _all)
        {
            if (endpoint.Matches(path))
            {
                return endpoint;
            }
        }

        return null;
    }

    private async Task AnswerAsync(HttpContext http, IServiceEndpoint? endpoint)
    {
        using var trace = TraceContext.Begin(http, endpoint?.Path, _telemetry);
        SecurityHeaders.Apply(http.Response.Headers);
        if (_cors.Apply(http))
        {
            return;
        }

        ExecutionIdHeader.Echo(http, ExecutionIdHeader.Of(http));
        try
        {
            var refusal = endpoint is not null && Answers(endpoint, http.Request.Method)
                ? await endpoint.HandleAsync(http).ConfigureAwait(false)
                : await NotFoundAsync(http, endpoint).ConfigureAwait(false);
            if (refusal is not null)
            {
                await RefuseAsync(http, endpoint, refusal).ConfigureAwait(false);
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; there is nobody to answer.
        }
        catch (Exception fault)
        {
            _logger.RequestFaulted(fault, LogText.Of(http.Request.Method), endpoint?.Path ?? "(unknown)");
            await RefuseAsync(http, endpoint, Refusals.InternalError).ConfigureAwait(false);
        }
        finally
        {
            ServiceTelemetry.EndRequest(trace, http.Response.StatusCode);
        }
    }

    private async ValueTask RefuseAsync(HttpContext http, IServiceEndpoint? endpoint, Refusal refusal)
    {
        _telemetry.Refused(refusal.Code);
        _logger.RequestRefused(LogText.Of(http.Request.Method), endpoint?.Path ?? "(unknown)", refusal.Status, refusal.Code);
        await RefusalAnswer.WriteAsync(http, refusal, _time.GetUtcNow()).ConfigureAwait(false);
        if (refusal is { ClosesConnection: true, Status: StatusCodes.Status413PayloadTooLarge })
        {
            await BodyDrain.RunAsync(http, _time).ConfigureAwait(false);
        }
    }

    /// <summary>A known path asked with a wrong method is not found either, as clients know it, but says what it answers.</summary>
    private async ValueTask<Refusal> NotFoundAsync(HttpContext http, IServiceEndpoint? endpoint) =>
        await _gate.AdmitAsync(http, AccessRule.Counted).ConfigureAwait(false)
        ?? Refusals.NotFound(TargetOf(http), endpoint?.Allow);

    /// <summary>The path and query as they were sent.</summary>
    private static string TargetOf(HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw
            ? raw
            : http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();

    private static bool Answers(IServiceEndpoint endpoint, string method) => AllowedMethods.Has(endpoint.Allow, method);
}
