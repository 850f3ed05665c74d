using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Results;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context;

/// <summary>
/// The handler's first argument, with exactly six members. The caller's value is the body, unless it has a truthy <c>body</c> of its
/// own; the other five come from members of the same names, so that a caller may forward a request as it received it.
/// </summary>
internal static class RequestObject
{
    private static readonly JsString s_post = JsString.Create("POST");
    private static readonly JsString s_loopback = JsString.Create("127.0.0.1");

    public static JsObject Create(ExecutionScope scope)
    {
        var engine = scope.Engine;
        var value = JsonInput.Read(engine, scope.Request.RequestJson.Span, "request");
        if (value.IsUndefined() || value.IsNull())
        {
            value = new JsObject(engine);
        }

        var parts = value as JsObject;
        var request = new JsObject(engine);
        request.FastSetDataProperty("body", Part(parts, "body") ?? value);
        request.FastSetDataProperty("headers", Part(parts, "headers") ?? new JsObject(engine));
        request.FastSetDataProperty("query", Part(parts, "query") ?? new JsObject(engine));
        request.FastSetDataProperty("method", Part(parts, "method") ?? s_post);
        request.FastSetDataProperty("url", Part(parts, "url") ?? JsString.Empty);
        request.FastSetDataProperty("ip", Part(parts, "ip") ?? s_loopback);
        return request;
    }

    private static JsValue? Part(JsObject? value, string name) =>
        value is not null && value.HasOwnProperty(name) && value.Get(name) is { } part && TypeConverter.ToBoolean(part) ? part : null;
}
