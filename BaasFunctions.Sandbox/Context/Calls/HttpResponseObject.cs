using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.HostCalls;
using BaasFunctions.Sandbox.Results;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>A response: <c>ok</c>, <c>status</c>, <c>statusText</c>, <c>headers</c> in lower case, <c>url</c>, <c>redirected</c>, and the readers of its body.</summary>
internal static class HttpResponseObject
{
    public static JsValue Create(ExecutionScope scope, HostAnswer answer)
    {
        var response = Read(scope, answer);
        if (response.Get("headers") is JsObject headers)
        {
            HeaderReaders.AddTo(headers);
        }

        BodyObject.AddReaders(response, answer.Body);
        return response;
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

    private static JsObject Read(ExecutionScope scope, HostAnswer answer) =>
        (JsObject)JsonInput.Read(scope.Engine, answer.ValueJson.Span, "the answer of the host");

    private static bool IsJson(string type) =>
        type is "application/json" or "text/json" || type.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string type) =>
        type.Length == 0
        || IsJson(type)
        || type.StartsWith("text/", StringComparison.Ordinal)
        || type.EndsWith("+xml", StringComparison.Ordinal)
        || type is "application/xml" or "application/javascript" or "application/x-www-form-urlencoded" or "application/x-ndjson";
}
