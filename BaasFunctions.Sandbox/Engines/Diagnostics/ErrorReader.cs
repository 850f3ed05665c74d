using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>
/// Reads a thrown value without trusting it: every read may run code of the function, which may throw, run into a limit or answer
/// nonsense. Whatever cannot be read is left out.
/// </summary>
internal static class ErrorReader
{
    private const int MaxCauses = 4;
    private const int MaxAggregated = 8;
    private const string TooLong = "[a text too long to show]";

    public static ErrorReading Read(JsValue thrown)
    {
        if (thrown is not ObjectInstance error)
        {
            return new ErrorReading("ExecutionError", TextOf(thrown), null);
        }

        var causes = new List<ErrorReading>();
        var seen = new List<ObjectInstance> { error };
        while (causes.Count < MaxCauses && TryGet(seen[^1], "cause") is { } cause && !cause.IsUndefined())
        {
            causes.Add(cause is ObjectInstance inner ? ReadOne(inner) : new ErrorReading("ExecutionError", TextOf(cause), null));
            if (cause is not ObjectInstance next || seen.Contains(next))
            {
                break;
            }

            seen.Add(next);
        }

        return ReadOne(error) with { Causes = causes };
    }

    /// <summary>A primitive as text; never runs code of the function.</summary>
    private static string TextOf(JsValue value) => value switch
    {
        JsString { Length: > ErrorText.MaxMessage } => TooLong,
        ObjectInstance => "[object]",
        JsBigInt => "[BigInt]",
        _ => value.ToString(),
    };

    /// <summary>An error without what caused it.</summary>
    public static ErrorReading ReadAlone(ObjectInstance error) => ReadOne(error);

    private static ErrorReading ReadOne(ObjectInstance error)
    {
        var name = ReadText(error, "name", ErrorText.MaxName);
        var message = ReadText(error, "message", ErrorText.MaxMessage);
        if (error is not ErrorInstance)
        {
            return new ErrorReading(name ?? "ExecutionError", message ?? "An object that is not an Error was thrown", null);
        }

        name = string.IsNullOrEmpty(name) ? "Error" : name;
        message ??= "";
        if (name == "AggregateError")
        {
            message = ErrorText.Shorten(Aggregated(message, error), ErrorText.MaxMessage);
        }

        var frames = Frames(FramesOf((ErrorInstance)error));
        if (name == "TypeError" && PlainMessage.IsBare(message) && frames is not null && ExecutionScope.CurrentOrNull is { } scope && SourcePlace.OfFrames(frames, scope) is ({ } program, var line, var column))
        {
            message = PlainMessage.Of(program, message, line, column);
        }

        return new ErrorReading(name, message, frames);
    }

    /// <summary>The engine's frames, or what the function made of <c>stack</c>.</summary>
    private static string? FramesOf(ErrorInstance error)
    {
        try
        {
            return ExecutionScope.CurrentOrNull is { } scope
                ? Shortened(ErrorStack.FramesOf(scope, error), ErrorText.MaxStack)
                : ReadText(error, "stack", ErrorText.MaxStack);
        }
        catch (Exception)
        {
            // As below: code of the function may stand in its place.
            return null;
        }
    }

    /// <summary>The frames of a stack; its first lines repeat name and message.</summary>
    private static string? Frames(string? stack)
    {
        if (stack is null)
        {
            return null;
        }

        var lines = stack.Split('\n').Where(line => line.StartsWith("    at ", StringComparison.Ordinal));
        var frames = string.Join('\n', lines);
        return frames.Length == 0 ? null : frames;
    }

    private static string Aggregated(string message, ObjectInstance error)
    {
        if (TryGet(error, "errors") is not JsArray errors || errors.Length == 0)
        {
            return message;
        }

        var shown = new List<string>();
        for (var i = 0u; i < Math.Min(errors.Length, MaxAggregated); i++)
        {
            shown.Add(errors[i] is ObjectInstance one ? ReadText(one, "message", ErrorText.MaxName) ?? "[object]" : TextOf(errors[i]));
        }

        if (errors.Length > MaxAggregated)
        {
            shown.Add("...");
        }

        var list = $"{errors.Length} {(errors.Length == 1 ? "error" : "errors")}: {string.Join("; ", shown)}";
        return message.Length == 0 ? list : $"{message} ({list})";
    }

    private static string? ReadText(ObjectInstance error, string name, int length) => Shortened(TryGet(error, name), length);

    private static string? Shortened(JsValue? value, int length) => value switch
    {
        JsString { Length: var actual } text when actual <= length * 4 => ErrorText.Shorten(text.ToString(), length),
        JsString => TooLong,
        { } other when !other.IsUndefined() && !other.IsNull() && !other.IsObject() => TextOf(other),
        _ => null,
    };

    private static JsValue? TryGet(ObjectInstance error, string name)
    {
        try
        {
            return error.Get(name, error);
        }
        catch (Exception)
        {
            // The function's own code, a limit that it ran into, or a trap of the engine: the error goes without this part.
            return null;
        }
    }
}
