using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// The handler's first argument, with exactly six members where it is a value of a caller. The caller's value is the body, unless it has a <c>body</c> of its own; the other five
/// come from members of the same names, so that a caller may forward a request as it received it. A <c>body</c> of null, false, 0 or no text also
/// occurs in data that is no request: it is the body where nothing else is there, or something that only a request has.
/// </summary>
internal static class RequestObject
{
    private static readonly JsString s_post = JsString.Create("POST");
    private static readonly JsString s_loopback = JsString.Create("127.0.0.1");

    private static readonly JsString s_rawBody = JsString.Create("rawBody");
    private static readonly string[] s_received = ["body", "headers", "query", "method", "url", "ip", "path"];

    public static JsObject Create(ExecutionScope scope)
    {
        var engine = scope.Engine;
        var value = JsonInput.Read(engine, scope.Request.RequestJson.Span, "request");
        if (value.IsUndefined() || value.IsNull())
        {
            value = new JsObject(engine);
        }

        var parts = value as JsObject;
        if (scope.Request.RawBody is { } raw)
        {
            return Received(engine, parts ?? new JsObject(engine), raw);
        }

        var request = new JsObject(engine);
        request.FastSetDataProperty("body", Part(parts, "body") ?? (parts is not null && IsTakenApart(parts) ? parts.Get("body") : value));
        request.FastSetDataProperty("headers", Part(parts, "headers") ?? new JsObject(engine));
        request.FastSetDataProperty("query", Part(parts, "query") ?? new JsObject(engine));
        request.FastSetDataProperty("method", Part(parts, "method") ?? s_post);
        request.FastSetDataProperty("url", Part(parts, "url") ?? JsString.Empty);
        request.FastSetDataProperty("ip", Part(parts, "ip") ?? s_loopback);
        return request;
    }

    /// <summary>A request that came over HTTP: what it says counts as it is, with its path and its body as it was received beside it.</summary>
    private static JsObject Received(Engine engine, JsObject parts, ReadOnlyMemory<byte> raw)
    {
        var request = new JsObject(engine);
        foreach (var name in s_received)
        {
            request.FastSetDataProperty(name, parts.HasOwnProperty(name) ? parts.Get(name) : JsValue.Null);
        }

        BodyObject.AddReaders(request, raw);
        var read = HostFunction.Create(engine, "rawBody", HostFunction.Guard((scope, _) => BufferOf(scope, request, raw)), 0);
        request.DefineOwnProperty(s_rawBody, new GetSetPropertyDescriptor(read, JsValue.Undefined, enumerable: false, configurable: true));
        return request;
    }

    /// <summary>Made when it is first asked for, and then the same one.</summary>
    private static JsValue BufferOf(ExecutionScope scope, JsObject request, ReadOnlyMemory<byte> raw)
    {
        var type = (ObjectInstance)WebScript.Buffer.Get(scope.Engine, "Buffer");
        var buffer = scope.Engine.Call(type.Get("from"), type, [ScriptBytes.ToBuffer(scope.Engine, raw)]);
        request.DefineOwnProperty(s_rawBody, new PropertyDescriptor(buffer, PropertyFlag.NonEnumerable));
        return buffer;
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
