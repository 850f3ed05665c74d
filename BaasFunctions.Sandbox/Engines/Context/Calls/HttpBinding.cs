using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

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
        .Method("fetch", Fetch("http.fetch", RequestBodies.Json, SendRaw), 2, writable: false, configurable: false)
        .Build();

    /// <summary>The global <c>fetch</c>: a text without a content type is plain text, as the Fetch standard has it.</summary>
    public static readonly Func<JsValue, JsValue[], JsValue> GlobalFetch = Fetch("fetch", PlainText, SendOpen);

    private const string PlainText = "text/plain;charset=UTF-8";

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));

    private static Func<JsValue, JsValue[], JsValue> WithoutBody(string method) => HostFunction.Guard((scope, given) =>
        Send(scope, new HttpRequestArguments(NameOf(method), method, given.At(0), JsValue.Undefined, given.At(1), RequestBodies.Json)));

    private static Func<JsValue, JsValue[], JsValue> WithBody(string method) => HostFunction.Guard((scope, given) =>
        Send(scope, new HttpRequestArguments(NameOf(method), method, given.At(0), given.At(1), given.At(2), RequestBodies.Json)));

    /// <summary>Sends what <c>fetch</c> was given, once what had to be read of it was read.</summary>
    public static JsValue SendRequest(ExecutionScope scope, JsValue url, JsValue options) =>
        SendOpen(scope, new HttpRequestArguments("fetch", null, url, JsValue.Undefined, options, PlainText));

    private static Func<JsValue, JsValue[], JsValue> Fetch(string name, string textType, Func<ExecutionScope, HttpRequestArguments, JsValue> send) => HostFunction.Guard((scope, given) =>
        NeedsPreparation(scope, given)
            ? WebScript.Request.Call(scope, "send", given.At(0), given.At(1))
            : send(scope, new HttpRequestArguments(name, null, given.At(0), JsValue.Undefined, given.At(1), textType)));

    /// <summary>Whether there is a Request or a stream, which are read first. None can exist whose script nobody needed yet.</summary>
    private static bool NeedsPreparation(ExecutionScope scope, JsValue[] given)
    {
        if (WebScript.Request.Made(scope) is null && WebScript.Stream.Made(scope) is null)
        {
            return false;
        }

        var body = given.At(1) is ObjectInstance options ? options.Get("body") : JsValue.Undefined;
        return (given.At(0) is ObjectInstance || body is ObjectInstance)
            && TypeConverter.ToBoolean(WebScript.Request.Call(scope, "needsPreparation", given.At(0), body));
    }

    private static JsValue SendRaw(ExecutionScope scope, HttpRequestArguments arguments) =>
        HostPromise.Begin(scope, () => arguments.ToCall(scope, raw: true), HttpResponseObject.Create, () => arguments.Signal);

    /// <summary>As the Fetch standard has it: the response is there before its body, and the signal ends both.</summary>
    private static JsValue SendOpen(ExecutionScope scope, HttpRequestArguments arguments)
    {
        var signal = JsValue.Undefined;
        return HostPromise.Begin(
            scope,
            () => arguments.ToCall(scope, raw: true, isOpen: true),
            (current, answer) => HttpResponseObject.Create(current, answer, signal),
            () => signal = arguments.Signal,
            HttpResponseObject.Drop);
    }

    private static JsValue Send(ExecutionScope scope, HttpRequestArguments arguments) => HostPromise.Begin(
        scope,
        () => arguments.ToCall(scope, raw: arguments.IsRaw),
        arguments.IsRaw ? HttpResponseObject.Create : HttpResponseObject.ParsedBody,
        () => arguments.Signal);

    private static string NameOf(string method) => "http." + method.ToLowerInvariant();
}
