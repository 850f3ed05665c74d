using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// <c>context.config</c>: the configuration in force. What the function exports as config, with what the caller sent put over it, and the time
/// and memory that the execution really has.
/// </summary>
internal static class ConfigObject
{
    public static JsValue Create(ExecutionScope scope)
    {
        var engine = scope.Engine;
        var result = new JsObject(engine);
        if (scope.Program is { ConfigJson: { Length: > 0 } json })
        {
            Copy(JsonInput.Read(engine, json, "config"), result);
        }
        else if (scope.Program is { ConfigIsComputed: true } && scope.Exports is { } exports)
        {
            Copy(exports.Get("config"), result);
        }

        Copy(JsonInput.Read(engine, scope.Request.ConfigJson.Span, "config"), result);

        // What was asked for may be missing, more than allowed, or under another name.
        var memory = JsNumber.Create(scope.Limits.MemoryBytes >> 20);
        result.CreateDataProperty("timeout", JsNumber.Create(Math.Floor(scope.Limits.WallTime.TotalMilliseconds)));
        result.CreateDataProperty("memory_limit", memory);
        if (result.HasOwnProperty("memory"))
        {
            result.CreateDataProperty("memory", memory);
        }

        return result;
    }

    private static void Copy(JsValue from, JsObject to)
    {
        if (from is not ObjectInstance source)
        {
            return;
        }

        foreach (var key in source.GetOwnPropertyKeys(Types.String))
        {
            if (source.GetOwnProperty(key).Enumerable)
            {
                to.CreateDataProperty(key, source.Get(key, source));
            }
        }
    }
}
