using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Diagnostics;

/// <summary>
/// The trace that a request belongs to: the caller's (<c>traceparent</c>, W3C Trace Context), or a new one. Log lines carry its id,
/// and the answer names it in <c>traceresponse</c> (W3C Trace Context Level 2).
/// </summary>
internal static class TraceContext
{
    /// <summary>Joins or begins the trace of a request. A host that did so already is left alone; null then.</summary>
    public static Activity? Begin(HttpContext http)
    {
        Activity? begun = null;
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C })
        {
            begun = new Activity("request");
            begun.SetIdFormat(ActivityIdFormat.W3C);
            if (ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out _))
            {
                begun.SetParentId(http.Request.Headers.TraceParent.ToString());
                begun.TraceStateString = http.Request.Headers.TraceState;
            }

            begun.Start();
        }

        if (Activity.Current is { } current)
        {
            http.Response.Headers["traceresponse"] = current.Id;
        }

        return begun;
    }
}
