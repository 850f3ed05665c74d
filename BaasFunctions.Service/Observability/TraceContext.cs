using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Observability;

/// <summary>
/// The trace that a request belongs to: the caller's (<c>traceparent</c>, W3C Trace Context), or a new one. Log lines carry its id,
/// and the answer names it in <c>traceresponse</c> (W3C Trace Context Level 2).
/// </summary>
internal static class TraceContext
{
    /// <summary>The activity of ASP.NET Core's hosting, which has neither a route nor a status.</summary>
    private const string OfTheServer = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    /// <summary>Joins or begins the trace of a request, with a span where somebody collects them. A host that did so already is left alone; null then.</summary>
    /// <param name="http">The request.</param>
    /// <param name="route">The route that answers it; null for none.</param>
    /// <param name="telemetry">Makes spans.</param>
    public static Activity? Begin(HttpContext http, string? route, ServiceTelemetry telemetry)
    {
        Activity? begun = null;
        var isOfTheServer = Activity.Current?.OperationName == OfTheServer;
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C } || (isOfTheServer && telemetry.IsTraced))
        {
            var isJoined = ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out var parent);

            // What the web server began is collected by nobody: a part of it would be a part of nothing.
            Activity.Current = null;
            begun = telemetry.StartRequest(http.Request.Method, route, isJoined ? parent : default) ?? Unseen(isJoined ? parent : default);
        }

        if (Activity.Current is { } current)
        {
            http.Response.Headers["traceresponse"] = current.Id;
        }

        return begun;
    }

    /// <summary>Nobody collects spans, but log lines have an id all the same.</summary>
    private static Activity Unseen(ActivityContext parent)
    {
        var activity = new Activity("request");
        activity.SetIdFormat(ActivityIdFormat.W3C);
        if (parent != default)
        {
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
            activity.TraceStateString = parent.TraceState;
        }

        return activity.Start();
    }
}
