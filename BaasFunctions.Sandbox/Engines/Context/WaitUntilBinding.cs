using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// <c>context.waitUntil(promise)</c>: the execution goes on, within its time, until the promise is settled. The answer is what the handler returned all
/// the same; a promise that is rejected leaves a warning in the log.
/// </summary>
internal static class WaitUntilBinding
{
    public static JsValue Add(ExecutionScope scope, JsValue[] arguments)
    {
        if (arguments.At(0).IsCallable())
        {
            throw ArgumentFault.Of(scope, "waitUntil() expects a promise, found a function, which nobody would call: call it, waitUntil(work())");
        }

        scope.AwaitedWork++;
        var engine = scope.Engine;
        engine.Call(
            DriverScript.Awaiting(engine),
            arguments.At(0),
            HostFunction.Create(engine, "", HostFunction.Guard(Done), 0),
            HostFunction.Create(engine, "", HostFunction.Guard(Fail), 1));
        return JsValue.Undefined;
    }

    /// <summary>Drives the execution until nothing that waitUntil() was given is open, or its time is up.</summary>
    public static async ValueTask FinishAsync(ExecutionScope scope)
    {
        if (scope.AwaitedWork == 0)
        {
            return;
        }

        ExecutionEndedException ended;
        try
        {
            await scope.Loop.RunAsync(scope.Engine.Advanced.ProcessTasks, () => scope.AwaitedWork == 0).ConfigureAwait(false);
            return;
        }
        catch (ExecutionEndedException unfinished) when (unfinished.Code is ErrorCodes.NeverSettles or ErrorCodes.Timeout)
        {
            ended = unfinished;
        }

        scope.Log.Add(
            LogEntryLevel.Warn,
            ended.Code == ErrorCodes.Timeout
                ? "What waitUntil() was given was not settled when the time of the execution was up, and ended with it"
                : "What waitUntil() was given never settles: no timer and no call of the context is left that could settle it",
            default);
    }

    private static JsValue Done(ExecutionScope scope, JsValue[] arguments)
    {
        scope.AwaitedWork--;
        return JsValue.Undefined;
    }

    private static JsValue Fail(ExecutionScope scope, JsValue[] arguments)
    {
        var why = ErrorReader.Read(arguments.At(0));
        scope.Log.Add(LogEntryLevel.Warn, $"What waitUntil() was given was rejected: {why.Name}: {why.Message}", default);
        return JsValue.Undefined;
    }
}
