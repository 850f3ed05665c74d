using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>What script gets of an answer to a request: a Response, or the body alone.</summary>
internal static class HttpResponseObject
{
    /// <summary>A Response. Its body stays outside of the engine until it is read, which it may be as often as one likes.</summary>
    public static JsValue Create(ExecutionScope scope, HostAnswer answer)
    {
        var body = answer.Body;
        var read = HostFunction.Create(scope.Engine, "read", HostFunction.Guard((current, given) => Part(current, body, given.At(0))), 1);
        return WebScript.Fetch.Call(scope, "respond", Read(scope, answer), read);
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
