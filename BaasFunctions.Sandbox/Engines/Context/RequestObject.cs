using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// The handler's first argument, with exactly six members. The caller's value is the body, unless it has a <c>body</c> of its own; the other five
/// come from members of the same names, so that a caller may forward a request as it received it. A <c>body</c> of null, false, 0 or no text also
/// occurs in data that is no request: it is the body where nothing else is there, or something that only a request has.
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
        request.FastSetDataProperty("body", Part(parts, "body") ?? (parts is not null && IsTakenApart(parts) ? parts.Get("body") : value));
        request.FastSetDataProperty("headers", Part(parts, "headers") ?? new JsObject(engine));
        request.FastSetDataProperty("query", Part(parts, "query") ?? new JsObject(engine));
        request.FastSetDataProperty("method", Part(parts, "method") ?? s_post);
        request.FastSetDataProperty("url", Part(parts, "url") ?? JsString.Empty);
        request.FastSetDataProperty("ip", Part(parts, "ip") ?? s_loopback);
        return request;
    }

    private static bool IsTakenApart(JsObject value)
    {
        if (!value.HasOwnProperty("body"))
        {
            return false;
        }

        return value.GetOwnPropertyKeys(Types.String).Count == 1
            || value.Get("method").IsString()
            || value.Get("headers").IsObject()
            || value.Get("query").IsObject();
    }

    private static JsValue? Part(JsObject? value, string name) =>
        value is not null && value.HasOwnProperty(name) && value.Get(name) is { } part && TypeConverter.ToBoolean(part) ? part : null;
}
