using BaasFunctions.Sandbox.Engines.Context.Web;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>A call of the host that an AbortSignal of the function can end.</summary>
internal sealed class AbortedCall
{
    private readonly CancellationTokenSource _source = new();
    private JsValue _release = JsValue.Undefined;

    private AbortedCall()
    {
    }

    public bool IsAborted => _source.IsCancellationRequested;

    public CancellationToken Token => _source.Token;

    /// <summary>Follows a signal; null where there is none to follow.</summary>
    /// <param name="scope">The execution.</param>
    /// <param name="signal">What the function named as the signal.</param>
    /// <param name="reject">Takes the reason when the signal is aborted, which it may be already.</param>
    /// <exception cref="Jint.Runtime.JavaScriptException">It is no AbortSignal.</exception>
    public static AbortedCall? Follow(ExecutionScope scope, JsValue signal, Action<JsValue> reject)
    {
        if (signal.IsUndefined() || signal.IsNull())
        {
            return null;
        }

        var call = new AbortedCall();
        var abort = HostFunction.Guard((_, given) =>
        {
            reject(given.At(0));
            call._source.Cancel();
            return JsValue.Undefined;
        });
        call._release = WebScript.Event.Call(scope, "follow", signal, HostFunction.Create(scope.Engine, "", abort, 1));
        return call;
    }

    /// <summary>The call is settled: the signal need not know it any more.</summary>
    public void Release(ExecutionScope scope)
    {
        if (_release.IsCallable())
        {
            scope.Engine.Call(_release);
        }
    }
}
