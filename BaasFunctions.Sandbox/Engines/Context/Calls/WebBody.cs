using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>Bodies of requests that are objects of the web API: Blob, File and FormData.</summary>
internal static class WebBody
{
    /// <summary>The bytes to send; null for a value of another kind.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="data">What the function wants to send.</param>
    /// <param name="type">Their content type; null where it names none.</param>
    /// <exception cref="JavaScriptException">It is one that has to be read first.</exception>
    public static byte[]? Of(ExecutionScope scope, JsValue data, out string? type)
    {
        type = null;
        if (data is not ObjectInstance)
        {
            return null;
        }

        // No object of a kind can exist whose script nobody needed yet.
        if (WebScript.Blob.Made(scope) is not null && WebScript.Blob.Call(scope, "bodyOf", data) is ObjectInstance body)
        {
            type = body.Get("type") is JsString named ? named.ToString() : null;
            return ScriptBytes.Of(body.Get("bytes")) ?? [];
        }

        if (WebScript.Stream.Knows(scope, "isStream", data) || WebScript.Fetch.Knows(scope, "isResponse", data) || WebScript.Request.Knows(scope, "isRequest", data))
        {
            throw HostFunction.TypeError(
                scope, "A ReadableStream, Response or Request cannot be sent as it is: read it first, await new Response(stream).bytes(), or use fetch(url, { body: stream })");
        }

        return null;
    }
}
