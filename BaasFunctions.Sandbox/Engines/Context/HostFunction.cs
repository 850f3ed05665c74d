using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// Functions of ours that script can call. They are of the engine's own function type, hold no state of an execution, and let nothing
/// of the runtime out: a fault in one is kept for the host's log, and the script sees a plain error.
/// </summary>
internal static class HostFunction
{
    public delegate JsValue Body(ExecutionScope scope, JsValue[] arguments);

    public static Func<JsValue, JsValue[], JsValue> Guard(Body body) => (_, arguments) =>
    {
        var scope = ExecutionScope.Current;
        try
        {
            return body(scope, arguments);
        }
        catch (Exception exception) when (!BelongsToEngine(exception))
        {
            scope.RecordDefect(exception);
        }

        throw new JavaScriptException(scope.Engine.Intrinsics.Error, "The host could not carry out this call");
    };

    public static ClrFunction Create(Engine engine, string name, Func<JsValue, JsValue[], JsValue> guarded, int length) =>
        new(engine, name, guarded, length);

    public static JsValue At(this JsValue[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : JsValue.Undefined;

    public static JavaScriptException TypeError(ExecutionScope scope, string message) =>
        new(scope.Engine.Intrinsics.TypeError, message);

    /// <summary>Errors of the script, ends of the execution, and limits that the engine or the runtime noticed: they must pass.</summary>
    private static bool BelongsToEngine(Exception exception) => exception
        is JintException
        or ExecutionEndedException
        or OutOfMemoryException
        or InsufficientExecutionStackException
        or RegexMatchTimeoutException
        or TimeoutException
        or OperationCanceledException;
}
