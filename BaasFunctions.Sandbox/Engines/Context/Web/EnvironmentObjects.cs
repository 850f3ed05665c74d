using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>Global names that say where a function runs: <c>performance</c>, <c>navigator</c>, <c>process</c>, <c>scheduler</c>, <c>reportError</c>.</summary>
internal static class EnvironmentObjects
{
    /// <summary>Reports an error as if nobody had caught it: it ends the execution.</summary>
    public static readonly Func<JsValue, JsValue[], JsValue> ReportError = HostFunction.Guard(Report);

    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("now", Now),
        ("timeOrigin", static (scope, _) => JsNumber.Create(scope.StartedAt.ToUnixTimeMilliseconds())),
        ("setTimeout", static (scope, arguments) => TimerBinding.Once(scope, arguments)),
        ("clearTimeout", static (scope, arguments) => TimerBinding.Cancel(scope, arguments)),
        ("env", static (scope, _) => scope.EnvObject),
        ("nextTick", static (scope, arguments) => scope.Engine.Call(scope.Microtasks, JsValue.Undefined, [arguments.At(0)])),
    ];

    public static JsValue Report(ExecutionScope scope, JsValue[] arguments) => scope.Engine.Call(scope.Fail!, JsValue.Undefined, [arguments.At(0)]);

    /// <summary>Time since the execution began, in whole milliseconds: finer clocks measure what is none of a function's business.</summary>
    public static JsValue Now(ExecutionScope scope, JsValue[] arguments) => JsNumber.Create(Math.Floor(scope.Deadline.Elapsed.TotalMilliseconds));
}
