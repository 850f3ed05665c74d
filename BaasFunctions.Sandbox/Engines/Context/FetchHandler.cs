using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>A default export of the form <c>{ fetch(request, env, ctx) }</c>, as a handler of ours.</summary>
internal static class FetchHandler
{
    /// <summary>The handler; null for a value that has no such method.</summary>
    public static JsValue? Of(ExecutionScope scope, JsValue exported) =>
        exported is ObjectInstance target && target.Get("fetch").IsCallable() ? WebScript.Request.Call(scope, "adapt", target) : null;
}
