using System.Text;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// Gives an object the readers of a body: <c>text()</c>, <c>json()</c>, <c>arrayBuffer()</c> and <c>bytes()</c>, each a promise. The body may be read as often
/// as one likes.
/// </summary>
internal static class BodyObject
{
    public static void AddReaders(JsObject target, ReadOnlyMemory<byte> body)
    {
        Add(target, "text", _ => JsString.Create(Text(body.Span)));
        Add(target, "json", scope => Json(scope, body.Span));
        Add(target, "arrayBuffer", scope => ScriptBytes.ToBuffer(scope.Engine, body));
        Add(target, "bytes", scope => ScriptBytes.ToArray(scope.Engine, body));
    }

    /// <summary>The body as text: UTF-8 without a byte order mark; what is none becomes U+FFFD (WHATWG Encoding, UTF-8 decode).</summary>
    public static string Text(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body.StartsWith("\uFEFF"u8) ? body[3..] : body);

    /// <summary>The body as the value that its JSON stands for.</summary>
    public static JsValue Json(ExecutionScope scope, ReadOnlySpan<byte> body)
    {
        var text = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        return new JsonParser(scope.Engine, JsonInput.MaxDepth).Parse(text);
    }

    private static void Add(JsObject target, string name, Func<ExecutionScope, JsValue> read)
    {
        var function = HostFunction.Create(target.Engine, name, HostFunction.Guard((scope, _) => Promised(scope, read)), 0);
        target.DefineOwnProperty(
            JsString.Create(name), new PropertyDescriptor(function, PropertyFlag.NonEnumerable));
    }

    private static JsValue Promised(ExecutionScope scope, Func<ExecutionScope, JsValue> read)
    {
        var promise = scope.Engine.Advanced.RegisterPromise();
        try
        {
            promise.Resolve(read(scope));
        }
        catch (JavaScriptException wrong)
        {
            promise.Reject(wrong.Error);
        }

        return promise.Promise;
    }
}
