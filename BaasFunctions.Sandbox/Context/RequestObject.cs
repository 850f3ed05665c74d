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
    private static readonly JsObjectLayout s_layout = new("body", "headers", "query", "method", "url", "ip");

    public static JsObject Create(ExecutionScope scope)
    {
        var engine = scope.Engine;
        var value = JsonInput.Read(engine, scope.Request.RequestJson.Span, "request");
        if (value.IsUndefined() || value.IsNull())
        {
            value = new JsObject(engine);
        }

        var parts = value as JsObject;
        return JsObject.Create(
            engine,
            s_layout,
            [
                Part(parts, "body") ?? value,
                Part(parts, "headers") ?? new JsObject(engine),
                Part(parts, "query") ?? new JsObject(engine),
                Part(parts, "method") ?? JsString.Create("POST"),
                Part(parts, "url") ?? JsString.Empty,
                Part(parts, "ip") ?? JsString.Create("127.0.0.1"),
            ]);
    }

    private static JsValue? Part(JsObject? value, string name) =>
        value is not null && value.HasOwnProperty(name) && value.Get(name) is { } part && TypeConverter.ToBoolean(part) ? part : null;
}
