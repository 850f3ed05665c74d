using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>A text that exports with <c>module.exports</c>, or names its handler with <c>Deno.serve()</c>.</summary>
internal static class ScriptModule
{
    /// <summary>Runs its statements. The promise is settled when they have ended.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="function">The function around them, which takes <c>module</c> and <c>exports</c>.</param>
    /// <param name="module">Their module object.</param>
    public static JsValue Run(ExecutionScope scope, JsValue function, out JsObject module)
    {
        var exports = new JsObject(scope.Engine);
        module = new JsObject(scope.Engine);
        module.FastSetDataProperty("exports", exports);
        return scope.Engine.Call(function, JsValue.Undefined, [module, exports]);
    }

    /// <summary>The handler among what is exported; null for none.</summary>
    public static JsValue? HandlerOf(ExecutionScope scope, JsValue exported)
    {
        if (exported.IsCallable())
        {
            return exported;
        }

        if (exported is not ObjectInstance members)
        {
            return null;
        }

        foreach (var name in (string[])["default", "handler"])
        {
            var member = members.Get(name);
            if ((member.IsCallable() ? member : FetchHandler.Of(scope, member)) is { } handler)
            {
                return handler;
            }
        }

        return FetchHandler.Of(scope, members);
    }

    /// <summary>What <c>Deno.serve()</c> was given, as a handler of ours; null where it was not called.</summary>
    public static JsValue? ServedBy(ExecutionScope scope) =>
        scope.Served is { } served ? Web.WebScript.Request.Call(scope, "adaptServed", served) : null;

    /// <summary>There is <c>Deno</c> in programs that call <c>Deno.serve()</c> alone: libraries that find it elsewhere take it for the whole of Deno.</summary>
    public static void AddDeno(ExecutionScope scope) =>
        scope.Engine.Global.FastSetProperty("Deno", new Jint.Runtime.Descriptors.PropertyDescriptor(Web.WebScript.Deno.Get(scope.Engine, "Deno"), writable: true, enumerable: false, configurable: true));

    public static ExecutionEndedException NoHandler(string found) => new(
        ExecutionOutcome.ScriptError, ErrorCodes.ScriptError, $"{found}: write {NodeReplacements.HandlerForm}, or module.exports = async function handler(request, context) {{ ... }}");
}
