using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.HostCalls;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>
/// <c>context.http</c> and the global <c>fetch</c>. The short methods give the parsed body and fail on any status but 2xx; with <c>raw: true</c> in the
/// options, and from both <c>fetch</c>, comes a response whatever its status is.
/// </summary>
internal static class HttpBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("get", WithoutBody("GET"), 2, writable: false, configurable: false)
        .Method("delete", WithoutBody("DELETE"), 2, writable: false, configurable: false)
        .Method("post", WithBody("POST"), 3, writable: false, configurable: false)
        .Method("put", WithBody("PUT"), 3, writable: false, configurable: false)
        .Method("patch", WithBody("PATCH"), 3, writable: false, configurable: false)
        .Method("fetch", Fetch("http.fetch", RequestBodies.Json), 2, writable: false, configurable: false)
        .Build();

    /// <summary>The global <c>fetch</c>: a text without a content type is plain text, as the Fetch standard has it.</summary>
    public static readonly Func<JsValue, JsValue[], JsValue> GlobalFetch = Fetch("fetch", "text/plain;charset=UTF-8");

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));

    private static Func<JsValue, JsValue[], JsValue> WithoutBody(string method) => HostFunction.Guard((scope, given) =>
        Send(scope, new HttpRequestArguments(NameOf(method), method, given.At(0), JsValue.Undefined, given.At(1), RequestBodies.Json)));

    private static Func<JsValue, JsValue[], JsValue> WithBody(string method) => HostFunction.Guard((scope, given) =>
        Send(scope, new HttpRequestArguments(NameOf(method), method, given.At(0), given.At(1), given.At(2), RequestBodies.Json)));

    private static Func<JsValue, JsValue[], JsValue> Fetch(string name, string textType) => HostFunction.Guard((scope, given) =>
        HostPromise.Begin(
            scope,
            () => new HttpRequestArguments(name, null, given.At(0), JsValue.Undefined, given.At(1), textType).ToCall(scope, raw: true),
            HttpResponseObject.Create));

    private static JsValue Send(ExecutionScope scope, HttpRequestArguments arguments) => HostPromise.Begin(
        scope,
        () => arguments.ToCall(scope, raw: arguments.IsRaw),
        arguments.IsRaw ? HttpResponseObject.Create : HttpResponseObject.ParsedBody);

    private static string NameOf(string method) => "http." + method.ToLowerInvariant();
}
