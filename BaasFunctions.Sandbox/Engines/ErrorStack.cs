using BaasFunctions.Sandbox.Engines.Context;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// <c>error.stack</c> as authors know it: it begins with name and message, and the frames follow. The engine gives the frames alone.
/// </summary>
internal static class ErrorStack
{
    /// <summary>Prototypes that are looked at.</summary>
    private const int MaxDepth = 64;

    private static readonly JsString s_stack = JsString.Create("stack");
    private static readonly JsString s_name = JsString.Create("name");
    private static readonly JsString s_message = JsString.Create("message");
    private static readonly JsString s_captureStackTrace = JsString.Create("captureStackTrace");

    public static void AddTo(Engine engine, ExecutionScope scope)
    {
        var prototype = (ObjectInstance)engine.Intrinsics.Error.Get("prototype");
        var accessor = prototype.GetOwnProperty(s_stack);
        scope.FramesGetter = accessor.Get;
        prototype.FastSetProperty(
            s_stack,
            new GetSetPropertyDescriptor(new ClrFunction(engine, "get stack", Read, 0, PropertyFlag.Configurable), accessor.Set, enumerable: false, configurable: true));
        engine.Intrinsics.Error.FastSetProperty(
            s_captureStackTrace,
            new PropertyDescriptor(new ClrFunction(engine, "captureStackTrace", Capture, 2, PropertyFlag.Configurable), PropertyFlag.NonEnumerable));
    }

    /// <summary>The frames of an error, without its name and message; undefined for what has none, or another <c>stack</c> of its own.</summary>
    public static JsValue FramesOf(ExecutionScope scope, ErrorInstance error) =>
        scope.FramesGetter is { } getter && error.GetOwnProperty(s_stack) == PropertyDescriptor.Undefined
            ? scope.Engine.Call(getter, error, Arguments.Empty)
            : error.Get(s_stack);

    private static JsValue Read(JsValue self, JsValue[] arguments)
    {
        var scope = ExecutionScope.Current;
        var frames = scope.Engine.Call(scope.FramesGetter!, self, Arguments.Empty);
        return frames is JsString && self is ErrorInstance error ? JsString.Create(WithHead(error, frames.ToString())) : frames;
    }

    /// <summary>As V8 has it: the stack of this place becomes a property of any object.</summary>
    private static JsValue Capture(JsValue self, JsValue[] arguments)
    {
        var engine = ExecutionScope.Current.Engine;
        if (HostFunction.At(arguments, 0) is not ObjectInstance target)
        {
            throw new JavaScriptException(engine.Intrinsics.TypeError, "Error.captureStackTrace() expects an object");
        }

        var stack = JsString.Create(WithHead(target, engine.Advanced.StackTrace));
        target.DefineOwnProperty(s_stack, new PropertyDescriptor(stack, PropertyFlag.NonEnumerable));
        return JsValue.Undefined;
    }

    /// <summary>
    /// The head follows Error.prototype.toString (ECMA-262, 20.5.3.4), but runs no code of the function: the engine reads the stack of whatever
    /// is thrown, and a getter must not take the error's place.
    /// </summary>
    private static string WithHead(ObjectInstance error, string frames)
    {
        var name = Text(error, s_name, "Error");
        var message = Text(error, s_message, "");
        var head = name.Length == 0 ? message : message.Length == 0 ? name : $"{name}: {message}";
        return frames.Length == 0 ? head : $"{head}\n{frames}";
    }

    private static string Text(ObjectInstance error, JsString property, string absent)
    {
        var depth = 0;
        for (var holder = error; holder is ErrorInstance or JsObject or Prototype && depth < MaxDepth; holder = holder.Prototype, depth++)
        {
            var found = holder.GetOwnProperty(property);
            if (found != PropertyDescriptor.Undefined && found.Get is null && found.Value is { } value && !value.IsUndefined())
            {
                return value.IsObject() ? "[object]" : value.ToString();
            }
        }

        return absent;
    }
}
