using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Logging;

/// <summary>
/// <c>console</c>, with every method of the Console Standard: the arguments joined by one blank, kept in the execution's log beside those of
/// <c>context.log</c>. No method ends a function, and none does nothing without saying so.
/// </summary>
internal static class ConsoleBinding
{
    private const int MaxLabel = 128;
    private const string DefaultLabel = "default";

    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("log", Method(LogEntryLevel.Info))
        .Method("debug", Method(LogEntryLevel.Debug))
        .Method("info", Method(LogEntryLevel.Info))
        .Method("warn", Method(LogEntryLevel.Warn))
        .Method("error", Method(LogEntryLevel.Error))
        .Method("dirxml", Method(LogEntryLevel.Info))
        .Method("dir", Guard(Dir))
        .Method("trace", Guard(Trace))
        .Method("assert", Guard(Assert))
        .Method("table", Guard(Table))
        .Method("group", Guard(Group))
        .Method("groupCollapsed", Guard(Group))
        .Method("groupEnd", Guard(static (scope, _) => scope.Console.CloseGroup()))
        .Method("count", Guard(Count))
        .Method("countReset", Guard(CountReset))
        .Method("time", Guard(Time))
        .Method("timeLog", Guard(static (scope, arguments) => TimeLog(scope, "timeLog", arguments)))
        .Method("timeEnd", Guard(TimeEnd))
        .Method("clear", Without("clear", "the log of an execution keeps every entry"))
        .Method("profile", Without("profile", "context.getMetrics() tells how long the function has been running"))
        .Method("profileEnd", Without("profileEnd", "context.getMetrics() tells how long the function has been running"))
        .Method("timeStamp", Without("timeStamp", "every entry has its time"))
        .Build();

    public static ObjectInstance Create(Engine engine) => s_shape.Instantiate(engine);

    private static Func<JsValue, JsValue[], JsValue> Guard(Action<ExecutionScope, JsValue[]> body) => HostFunction.Guard((scope, arguments) =>
    {
        body(scope, arguments);
        return JsValue.Undefined;
    });

    private static Func<JsValue, JsValue[], JsValue> Method(LogEntryLevel level) => Guard((scope, arguments) => Write(scope, level, "", arguments));

    private static Func<JsValue, JsValue[], JsValue> Without(string name, string why) =>
        Guard((scope, _) => Add(scope, LogEntryLevel.Debug, $"console.{name}() has no effect here: {why}"));

    private static void Dir(ExecutionScope scope, JsValue[] arguments) =>
        Add(scope, LogEntryLevel.Info, scope.Log.Room is > 0 and var room ? LoggedValue.Shown(scope, arguments.At(0), room) : null);

    private static void Trace(ExecutionScope scope, JsValue[] arguments)
    {
        // The first call of the stack is the one of this method.
        var frames = ErrorReader.ReadAlone(scope.Engine.Intrinsics.Error.Construct([JsString.Empty], scope.Engine.Intrinsics.Error)).Frames;
        var place = frames?.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? frames[end..] : null;
        var text = Joined(scope, arguments, scope.Log.Room);
        Add(scope, LogEntryLevel.Debug, text is null ? null : (text.Length == 0 ? "Trace" : "Trace: " + text) + place);
    }

    private static void Assert(ExecutionScope scope, JsValue[] arguments)
    {
        if (!TypeConverter.ToBoolean(arguments.At(0)))
        {
            Write(scope, LogEntryLevel.Error, arguments.Length > 1 ? "Assertion failed: " : "Assertion failed", arguments.Length > 1 ? arguments[1..] : []);
        }
    }

    private static void Table(ExecutionScope scope, JsValue[] arguments)
    {
        if (scope.Log.Room <= 0)
        {
            scope.Log.Drop();
        }
        else if (ConsoleTable.Render(scope, arguments.At(0), arguments.At(1)) is { } table)
        {
            Add(scope, LogEntryLevel.Info, table);
        }
        else
        {
            Write(scope, LogEntryLevel.Info, "", arguments);
        }
    }

    private static void Group(ExecutionScope scope, JsValue[] arguments)
    {
        if (arguments.Length > 0)
        {
            Write(scope, LogEntryLevel.Info, "", arguments);
        }

        scope.Console.OpenGroup();
    }

    private static void Count(ExecutionScope scope, JsValue[] arguments)
    {
        var label = LabelOf(arguments);
        if (scope.Console.Count(label) is { } count)
        {
            Add(scope, LogEntryLevel.Info, string.Create(CultureInfo.InvariantCulture, $"{label}: {count}"));
        }
        else
        {
            TooManyLabels(scope, "count", label);
        }
    }

    private static void CountReset(ExecutionScope scope, JsValue[] arguments)
    {
        var label = LabelOf(arguments);
        if (!scope.Console.ResetCount(label))
        {
            Add(scope, LogEntryLevel.Warn, $"console.countReset(): there is no counter '{label}'");
        }
    }

    private static void Time(ExecutionScope scope, JsValue[] arguments)
    {
        var label = LabelOf(arguments);
        if (scope.Console.HasTimer(label))
        {
            Add(scope, LogEntryLevel.Warn, $"console.time(): the timer '{label}' is running already");
        }
        else if (!scope.Console.StartTimer(label, scope.Deadline.Elapsed))
        {
            TooManyLabels(scope, "time", label);
        }
    }

    private static void TimeEnd(ExecutionScope scope, JsValue[] arguments)
    {
        TimeLog(scope, "timeEnd", arguments.Length > 1 ? [arguments[0]] : arguments);
        scope.Console.EndTimer(LabelOf(arguments));
    }

    private static void TimeLog(ExecutionScope scope, string method, JsValue[] arguments)
    {
        var label = LabelOf(arguments);
        if (scope.Console.TryGetTimer(label, out var started))
        {
            var time = string.Create(CultureInfo.InvariantCulture, $"{label}: {(scope.Deadline.Elapsed - started).TotalMilliseconds:0.###} ms");
            Write(scope, LogEntryLevel.Info, arguments.Length > 1 ? time + " " : time, arguments.Length > 1 ? arguments[1..] : []);
        }
        else
        {
            Add(scope, LogEntryLevel.Warn, $"console.{method}(): there is no timer '{label}'");
        }
    }

    private static void TooManyLabels(ExecutionScope scope, string method, string label) => Add(
        scope,
        LogEntryLevel.Warn,
        string.Create(CultureInfo.InvariantCulture, $"console.{method}('{label}') has no effect: it keeps {ConsoleState.MaxLabels} labels"));

    private static string LabelOf(JsValue[] arguments) => arguments.At(0) switch
    {
        JsString { Length: <= MaxLabel } label => label.ToString(),
        JsString => "[a label too long to show]",
        var value when value.IsUndefined() => DefaultLabel,
        var value when value.IsObject() || value.IsSymbol() || value.IsBigInt() => "[object]",
        var value => value.ToString(),
    };

    private static void Write(ExecutionScope scope, LogEntryLevel level, string before, JsValue[] arguments)
    {
        var text = Joined(scope, arguments, scope.Log.Room - before.Length);
        Add(scope, level, text is null ? null : before + text);
    }

    /// <summary>The arguments as one text, the first of them filled in when it is a format text; null when there is no room.</summary>
    private static string? Joined(ExecutionScope scope, JsValue[] arguments, int room)
    {
        if (room <= 0 || LogFormat.Fill(scope, arguments, room, out var used) is not { } text)
        {
            return null;
        }

        if (used == arguments.Length)
        {
            return text;
        }

        var joined = new StringBuilder(text);
        for (var i = used; i < arguments.Length; i++)
        {
            var left = room - joined.Length - 1;
            if (left <= 0)
            {
                return null;
            }

            joined.Append(' ').Append(LoggedValue.Text(scope, arguments[i], left));
        }

        return joined.ToString();
    }

    /// <summary>Keeps an entry, every line of it indented as deep as the groups around it; without a text it counts as dropped.</summary>
    private static void Add(ExecutionScope scope, LogEntryLevel level, string? text)
    {
        if (text is null)
        {
            scope.Log.Drop();
            return;
        }

        var indentation = scope.Console.Indentation;
        if (indentation.Length > 0)
        {
            if ((text.AsSpan().Count('\n') + 1L) * indentation.Length + text.Length > scope.Log.Room)
            {
                scope.Log.Drop();
                return;
            }

            text = indentation + text.Replace("\n", "\n" + indentation, StringComparison.Ordinal);
        }

        scope.Log.Add(level, text, default);
    }
}
