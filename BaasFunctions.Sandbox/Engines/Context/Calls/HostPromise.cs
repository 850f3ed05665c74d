using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Testing;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

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
    /// <param name="signal">Gives the AbortSignal that ends the call, or undefined; is asked after <paramref name="call"/>.</param>
    /// <param name="drop">Takes an answer that came although the call was aborted; null where it leaves nothing behind.</param>
    public static JsValue Begin(ExecutionScope scope, Func<HostCall> call, Reader read, Func<JsValue>? signal = null, Action<ExecutionScope, HostAnswer>? drop = null)
    {
        var promise = scope.Engine.Advanced.RegisterPromise();

        // Made where the call is, so that its stack names the place; its text is known later.
        var error = scope.Engine.Intrinsics.Error.Construct("");
        HostCall prepared;
        AbortedCall? aborted;
        try
        {
            prepared = call();
            aborted = AbortedCall.Follow(scope, signal?.Invoke() ?? JsValue.Undefined, promise.Reject);
        }
        catch (JavaScriptException wrong)
        {
            promise.Reject(wrong.Error);
            return promise.Promise;
        }

        if (aborted is { IsAborted: true })
        {
            return promise.Promise;
        }

        if (scope.IsTest)
        {
            TestCallLog.Note(scope, prepared);
        }

        scope.Calls.Start(prepared, Settle, aborted?.Token ?? default);
        return promise.Promise;

        void Settle(HostAnswer answer)
        {
            if (aborted is { IsAborted: true })
            {
                drop?.Invoke(scope, answer);
                return;
            }

            aborted?.Release(scope);
            if (answer.Error is { } why)
            {
                promise.Reject(CallError.Fill(scope, error, why));
            }
            else
            {
                promise.Resolve(read(scope, answer));
            }
        }
    }
}
