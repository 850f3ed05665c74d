using BaasFunctions.Sandbox.Engines.Context.Calls;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What Request cannot do in script.</summary>
internal static class RequestFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("send", static (scope, arguments) => HttpBinding.SendRequest(scope, arguments.At(0), arguments.At(1))),
    ];
}
