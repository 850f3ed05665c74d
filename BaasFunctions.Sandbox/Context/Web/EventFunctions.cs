using BaasFunctions.Sandbox.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Context.Web;

/// <summary>What events and AbortSignal cannot do in script.</summary>
internal static class EventFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("after", After),
        ("fail", static (scope, arguments) => scope.Engine.Call(scope.Fail!, JsValue.Undefined, [arguments.At(0)])),
        ("now", static (scope, _) => JsNumber.Create(Math.Floor(scope.Deadline.Elapsed.TotalMilliseconds))),
    ];

    /// <summary>Calls back once, unless the execution ends before.</summary>
    private static JsValue After(ExecutionScope scope, JsValue[] arguments)
    {
        var callback = arguments.At(1);
        scope.Loop.AddTimer(TimerBinding.DelayOf(arguments.At(0)), () => scope.Engine.Call(callback), repeats: false, isExpected: false);
        return JsValue.Undefined;
    }
}
