using System.Text;
using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// Makes the body of a request from a value of script: one reader for each kind, the first that knows the value takes it. What none of them knows is
/// sent as JSON, which refuses what JSON does not have.
/// </summary>
internal static class RequestBodies
{
    public const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded;charset=UTF-8";

    /// <summary>The body; null when the value is of another kind.</summary>
    private delegate RequestBody? Reader(ExecutionScope scope, JsValue value, string textType);

    private static readonly Reader[] s_readers = [Text, Bytes, SearchParams, Web];

    /// <summary>The body; null for undefined and null, which are none.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="name">Name of the value in messages.</param>
    /// <param name="value">The value.</param>
    /// <param name="textType">Content type of a text.</param>
    public static RequestBody? Read(ExecutionScope scope, string name, JsValue value, string textType)
    {
        if (value.IsUndefined() || value.IsNull())
        {
            return null;
        }

        foreach (var reader in s_readers)
        {
            if (reader(scope, value, textType) is { } body)
            {
                return body;
            }
        }

        return new RequestBody(HostCallBuilder.JsonOf(scope, "http.send", name, value), Json);
    }

    private static RequestBody? Text(ExecutionScope scope, JsValue value, string textType) =>
        value.IsString() ? new RequestBody(Encoding.UTF8.GetBytes(value.ToString()), textType) : null;

    private static RequestBody? Bytes(ExecutionScope scope, JsValue value, string textType) =>
        ScriptBytes.Of(value) is { } bytes ? new RequestBody(bytes, null) : null;

    private static RequestBody? SearchParams(ExecutionScope scope, JsValue value, string textType) =>
        WebScript.Url.IsInstance(scope, value, "URLSearchParams")
            ? new RequestBody(Encoding.UTF8.GetBytes(Jint.Runtime.TypeConverter.ToString(value)), Form)
            : null;

    private static RequestBody? Web(ExecutionScope scope, JsValue value, string textType) =>
        WebBody.Of(scope, value, out var type) is { } bytes ? new RequestBody(bytes, type) : null;
}
