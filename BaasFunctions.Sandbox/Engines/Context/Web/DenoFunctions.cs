using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What <c>Deno</c> cannot do in script.</summary>
internal static class DenoFunctions
{
    public static (string Name, HostFunction.Body Body)[] All => [("keep", Keep), ("env", static (scope, _) => scope.EnvObject)];

    /// <summary>One function is one handler.</summary>
    private static JsValue Keep(ExecutionScope scope, JsValue[] arguments)
    {
        if (scope.Served is not null)
        {
            throw HostFunction.TypeError(scope, "Deno.serve() is called once, at the top level: a function has one handler");
        }

        scope.Served = arguments.At(0);
        return JsValue.Undefined;
    }
}
