using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>setTimeout and its relatives. An error thrown by a callback ends the execution, like any error that nobody catches.</summary>
internal static class TimerBinding
{
    private const double LongestDelay = int.MaxValue;

    public static readonly Func<JsValue, JsValue[], JsValue> SetTimeout =
        HostFunction.Guard(static (scope, args) => Add(scope, args, repeats: false));

    public static readonly Func<JsValue, JsValue[], JsValue> SetInterval =
        HostFunction.Guard(static (scope, args) => Add(scope, args, repeats: true));

    /// <summary>As a timer of no delay: what was begun before comes first.</summary>
    public static readonly Func<JsValue, JsValue[], JsValue> SetImmediate =
        HostFunction.Guard(static (scope, args) => Once(scope, [args.At(0), JsNumber.Create(0), .. args.Skip(1)]));

    public static readonly Func<JsValue, JsValue[], JsValue> Clear = HostFunction.Guard(static (scope, args) => Cancel(scope, args));

    public static JsValue Once(ExecutionScope scope, JsValue[] arguments) => Add(scope, arguments, repeats: false);

    public static JsValue Cancel(ExecutionScope scope, JsValue[] arguments)
    {
        if (arguments.At(0) is JsNumber id)
        {
            scope.Loop.CancelTimer(TypeConverter.ToInt32(id));
        }

        return JsValue.Undefined;
    }

    /// <summary>A delay in milliseconds: what is not a number above zero is zero.</summary>
    public static TimeSpan DelayOf(JsValue value)
    {
        var ms = TypeConverter.ToNumber(value);
        return ms > 0 ? TimeSpan.FromMilliseconds(Math.Min(ms, LongestDelay)) : TimeSpan.Zero;
    }

    private static JsValue Add(ExecutionScope scope, JsValue[] arguments, bool repeats)
    {
        var callback = Callable(scope, arguments.At(0));
        var delay = DelayOf(arguments.At(1));
        if (repeats && delay < TimeSpan.FromMilliseconds(1))
        {
            delay = TimeSpan.FromMilliseconds(1);
        }

        var rest = arguments.Length > 2 ? arguments[2..] : [];
        return JsNumber.Create(scope.AddTimer(delay, () => scope.Engine.Call(callback, rest), repeats));
    }

    private static JsValue Callable(ExecutionScope scope, JsValue value) =>
        value.IsCallable() ? value : throw HostFunction.TypeError(scope, "The callback must be a function");
}
