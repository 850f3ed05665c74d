using BaasFunctions.Sandbox.Diagnostics;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Context;

/// <summary><c>console</c>: the arguments joined by one blank, kept in the execution's log beside those of <c>context.log</c>.</summary>
internal static class ConsoleBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("log", Method(LogEntryLevel.Info))
        .Method("debug", Method(LogEntryLevel.Debug))
        .Method("info", Method(LogEntryLevel.Info))
        .Method("warn", Method(LogEntryLevel.Warn))
        .Method("error", Method(LogEntryLevel.Error))
        .Build();

    public static ObjectInstance Create(Engine engine) => s_shape.Instantiate(engine);

    private static Func<JsValue, JsValue[], JsValue> Method(LogEntryLevel level) => HostFunction.Guard((scope, arguments) =>
    {
        var room = scope.Log.Room;
        var parts = new string[arguments.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (room <= 0 || LoggedValue.Text(scope, arguments[i], room) is not { } part)
            {
                scope.Log.Drop();
                return JsValue.Undefined;
            }

            parts[i] = part;
            room -= part.Length + 1;
        }

        scope.Log.Add(level, string.Join(' ', parts), default);
        return JsValue.Undefined;
    });
}
