using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>What script gets of an answer to a request: a Response, or the body alone.</summary>
internal static class HttpResponseObject
{
    /// <summary>A Response. Its body stays outside of the engine until it is read, which it may be as often as one likes.</summary>
    public static JsValue Create(ExecutionScope scope, HostAnswer answer) => Create(scope, answer, JsValue.Undefined);

    /// <summary>A Response whose body may still be coming.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="answer">What the host says.</param>
    /// <param name="signal">The AbortSignal of the request, which ends a body that is coming; undefined or null for none.</param>
    public static JsValue Create(ExecutionScope scope, HostAnswer answer, JsValue signal)
    {
        var about = Read(scope, answer);
        if (OpenBody(about) is not { } number)
        {
            var body = answer.Body;
            return WebScript.Fetch.Call(scope, "respond", about, Reader(scope, () => body));
        }

        var pieces = new PiecewiseBody(scope, number, answer.Body);
        return WebScript.Fetch.Call(scope, "respond", about, Reader(scope, () => pieces.Whole), pieces.ToScript(), signal);
    }

    /// <summary>Nobody gets the response: ends its body.</summary>
    public static void Drop(ExecutionScope scope, HostAnswer answer)
    {
        if (!answer.ValueJson.IsEmpty && OpenBody(Read(scope, answer)) is { } number)
        {
            PiecewiseBody.Cancel(scope, number);
        }
    }

    /// <summary>
    /// The body as its content type says: JSON as a value, text as a text, anything else as a Uint8Array. JSON that is none is given as
    /// text, and no body as null.
    /// </summary>
    public static JsValue ParsedBody(ExecutionScope scope, HostAnswer answer)
    {
        if (answer.Body.IsEmpty)
        {
            return JsValue.Null;
        }

        var type = Read(scope, answer).Get("headers") is JsObject headers && headers.Get("content-type") is JsString text
            ? text.ToString().Split(';')[0].Trim().ToLowerInvariant()
            : "";
        if (IsJson(type) || type.Length == 0)
        {
            try
            {
                return BodyObject.Json(scope, answer.Body.Span);
            }
            catch (JavaScriptException)
            {
                // Read as what it is.
            }
        }

        return IsText(type) ? JsString.Create(BodyObject.Text(answer.Body.Span)) : ScriptBytes.ToArray(scope.Engine, answer.Body);
    }

    private static int? OpenBody(JsObject about) => about.Get("open") is JsNumber number ? (int)number.AsNumber() : null;

    private static JsValue Reader(ExecutionScope scope, Func<ReadOnlyMemory<byte>> body) =>
        HostFunction.Create(scope.Engine, "read", HostFunction.Guard((current, given) => Part(current, body(), given.At(0))), 1);

    private static JsValue Part(ExecutionScope scope, ReadOnlyMemory<byte> body, JsValue form) => TypeConverter.ToInteger(form) switch
    {
        0 => JsString.Create(BodyObject.Text(body.Span)),
        1 => BodyObject.Json(scope, body.Span),
        _ => ScriptBytes.ToArray(scope.Engine, body),
    };

    private static JsObject Read(ExecutionScope scope, HostAnswer answer) =>
        (JsObject)JsonInput.Read(scope.Engine, answer.ValueJson.Span, "the answer of the host");

    /// <summary>Whether a content type, without its parameters and in lower case, is one of JSON.</summary>
    public static bool IsJson(string type) =>
        type is "application/json" or "text/json" || type.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Whether a content type, without its parameters and in lower case, is one of text.</summary>
    public static bool IsText(string type) =>
        type.Length == 0
        || IsJson(type)
        || type.StartsWith("text/", StringComparison.Ordinal)
        || type.EndsWith("+xml", StringComparison.Ordinal)
        || type is "application/xml" or "application/javascript" or "application/x-www-form-urlencoded" or "application/x-ndjson";
}
