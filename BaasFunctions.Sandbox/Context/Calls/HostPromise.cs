using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.HostCalls;
using BaasFunctions.Sandbox.Results;
using BaasFunctions.Sandbox.Testing;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>A call of the host as script sees it: a promise. Wrong arguments reject it, as they would in a web API.</summary>
internal static class HostPromise
{
    /// <summary>What script gets of an answer.</summary>
    public delegate JsValue Reader(ExecutionScope scope, HostAnswer answer);

    /// <summary>The value of an answer as it is.</summary>
    public static JsValue Value(ExecutionScope scope, HostAnswer answer) =>
        JsonInput.Read(scope.Engine, answer.ValueJson.Span, "the answer of the host");

    /// <param name="scope">The execution.</param>
    /// <param name="call">Reads the arguments; what it throws rejects the promise.</param>
    /// <param name="read">Makes the value of the promise.</param>
    public static JsValue Begin(ExecutionScope scope, Func<HostCall> call, Reader read)
    {
        var promise = scope.Engine.Advanced.RegisterPromise();

        // Made where the call is, so that its stack names the place; its text is known later.
        var error = scope.Engine.Intrinsics.Error.Construct("");
        HostCall prepared;
        try
        {
            prepared = call();
        }
        catch (JavaScriptException wrong)
        {
            promise.Reject(wrong.Error);
            return promise.Promise;
        }

        if (scope.IsTest)
        {
            TestCallLog.Note(scope, prepared);
        }

        scope.Calls.Start(prepared, answer =>
        {
            if (answer.Error is { } why)
            {
                promise.Reject(CallError.Fill(scope, error, why));
            }
            else
            {
                promise.Resolve(read(scope, answer));
            }
        });
        return promise.Promise;
    }
}
