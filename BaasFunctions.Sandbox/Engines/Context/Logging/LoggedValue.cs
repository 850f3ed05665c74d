using System.Text;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>What a script value looks like in a log. Logging never fails a function: what cannot be shown is named in its place.</summary>
internal static class LoggedValue
{
    /// <summary>
    /// The value as text: texts as they are, errors with their stack, objects much like JSON. One for which there is no room is cut.
    /// </summary>
    public static string Text(ExecutionScope scope, JsValue value, int room) => value.Type switch
    {
        Types.String => Text((JsString)value, room),
        Types.BigInt => LoggedValueWriter.BigInt(value),
        Types.Object when value is ErrorInstance error => ErrorText(scope, error, room),
        Types.Object when value.IsCallable() => Unquoted(scope, value, room),
        Types.Object => Shown(scope, value, room),
        Types.Symbol => Contracts.ErrorText.Shorten(value.ToString(), Contracts.ErrorText.MaxMessage),
        _ => value.ToString(),
    };

    /// <summary>Objects much like JSON, with their classes; a text with quotes.</summary>
    public static string Shown(ExecutionScope scope, JsValue value, int room) =>
        Encoding.UTF8.GetString(LoggedValueWriter.Write(scope.Engine, value, room, asText: true));

    /// <summary>The value as JSON.</summary>
    public static byte[] Json(ExecutionScope scope, JsValue value, int room) =>
        LoggedValueWriter.Write(scope.Engine, value, room, asText: false);

    private static string Text(JsString text, int room) =>
        text.Length <= room ? text.ToString()
        : text.Length > LogCut.MaxBuilt ? LogCut.Unbuilt(text.Length)
        : LogCut.Text(text.ToString(), Math.Min(room, LogCut.MaxBytes / 2));

    private static string Unquoted(ExecutionScope scope, JsValue value, int room) => Shown(scope, value, room).Trim('"');

    private static string ErrorText(ExecutionScope scope, ErrorInstance error, int room)
    {
        var text = ErrorReader.Read(error).ToString();
        return LoggedValueWriter.WriteExtras(scope.Engine, error, room) is { } extras ? $"{text} {Encoding.UTF8.GetString(extras)}" : text;
    }
}
