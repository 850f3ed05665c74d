using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>Global names that say where a function runs: <c>performance</c>, <c>navigator</c>, <c>reportError</c>.</summary>
internal static class EnvironmentObjects
{
    /// <summary>Reports an error as if nobody had caught it: it ends the execution.</summary>
    public static readonly Func<JsValue, JsValue[], JsValue> ReportError = HostFunction.Guard(Report);

    private static readonly Func<JsValue, JsValue[], JsValue> s_now = HostFunction.Guard(Now);

    public static JsValue Report(ExecutionScope scope, JsValue[] arguments) => scope.Engine.Call(scope.Fail!, JsValue.Undefined, [arguments.At(0)]);

    /// <summary>Time since the execution began, in whole milliseconds: finer clocks measure what is none of a function's business.</summary>
    public static JsValue Now(ExecutionScope scope, JsValue[] arguments) => JsNumber.Create(Math.Floor(scope.Deadline.Elapsed.TotalMilliseconds));

    public static JsValue Performance(Engine engine) => FrozenObject.Of(
        engine,
        ("now", HostFunction.Create(engine, "now", s_now, 0)),
        ("timeOrigin", JsNumber.Create(ExecutionScope.Current.StartedAt.ToUnixTimeMilliseconds())));

    public static JsValue Navigator(Engine engine) => FrozenObject.Of(engine, ("userAgent", JsString.Create("BaaS-Functions")));
}
