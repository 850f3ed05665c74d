using BaasFunctions.Sandbox.Contracts;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>
/// Turns JSON of a caller into plain script objects. The engine's own reader is used because it alone builds its compact object
/// representation; it stores members as own data properties (<c>__proto__</c> as well), the last of equal names wins, and
/// it is bound in depth.
/// </summary>
internal static class JsonInput
{
    /// <summary>Nesting that a request may have, and that JSON.parse of a function accepts.</summary>
    public const int MaxDepth = 128;

    /// <summary>The value, or undefined for an absent one.</summary>
    public static JsValue Read(Engine engine, ReadOnlySpan<byte> json, string what)
    {
        if (json.IsEmpty)
        {
            return JsValue.Undefined;
        }

        if (SmallJson.TryRead(engine, json) is { } small)
        {
            return small;
        }

        Exception refused;
        try
        {
            return new JsonParser(engine, MaxDepth).Parse(json);
        }
        catch (JavaScriptException exception)
        {
            refused = exception;
        }

        throw ExecutionEndedException.Rejected(ErrorCodes.InvalidRequest, $"{what} cannot be read as JSON: {refused.Message}");
    }
}
