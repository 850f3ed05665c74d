using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What events and AbortSignal cannot do in script.</summary>
internal static class EventFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("after", After),
        ("fail", EnvironmentObjects.Report),
        ("now", EnvironmentObjects.Now),
    ];

    /// <summary>Calls back once, unless the execution ends before.</summary>
    private static JsValue After(ExecutionScope scope, JsValue[] arguments)
    {
        var callback = arguments.At(1);
        scope.AddTimer(TimerBinding.DelayOf(arguments.At(0)), () => scope.Engine.Call(callback), repeats: false, isExpected: false);
        return JsValue.Undefined;
    }
}
