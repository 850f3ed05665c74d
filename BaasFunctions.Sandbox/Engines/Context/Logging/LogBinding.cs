using BaasFunctions.Sandbox.Contracts;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>
/// <c>context.log</c>: a message and data, kept in order in the execution's log. What directives of the message take is in the message; of
/// what is left, one value is the data, and several are an array of them.
/// </summary>
internal static class LogBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("debug", Method(LogEntryLevel.Debug), 2, writable: false, configurable: false)
        .Method("info", Method(LogEntryLevel.Info), 2, writable: false, configurable: false)
        .Method("warn", Method(LogEntryLevel.Warn), 2, writable: false, configurable: false)
        .Method("error", Method(LogEntryLevel.Error), 2, writable: false, configurable: false)
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));

    private static Func<JsValue, JsValue[], JsValue> Method(LogEntryLevel level) => HostFunction.Guard((scope, arguments) =>
    {
        var room = scope.Log.Room;
        if (room <= 0 || LogFormat.Fill(scope, arguments.Length == 0 ? [JsValue.Undefined] : arguments, room, out var used) is not { } message)
        {
            scope.Log.Drop();
            return JsValue.Undefined;
        }

        var data = (arguments.Length - used) switch
        {
            <= 0 => JsValue.Undefined,
            1 => arguments[used],
            _ => new JsArray(scope.Engine, arguments[used..]),
        };
        scope.Log.Add(level, message, data.IsUndefined() ? default : LoggedValue.Json(scope, data, room));
        return JsValue.Undefined;
    });
}
