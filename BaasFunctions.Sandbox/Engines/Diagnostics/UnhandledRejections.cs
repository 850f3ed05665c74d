using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.HostCalls;
using Jint;
using Jint.Native;
using Jint.Native.Promise;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>
/// Promises that were rejected and that nobody looked at. They do not fail an execution, whose answer does not depend on
/// them; the author finds a warning for each in the log.
/// </summary>
internal sealed class UnhandledRejections(TransactionContext transactions)
{
    private const int MaxKept = 16;

    private List<(JsValue Promise, JsValue Reason, string? Transaction)>? _open;

    public void Watch(Engine engine) => engine.Advanced.PromiseRejectionTracker += OnRejection;

    /// <summary>The reason of one that was rejected in the work of this transaction, which now belongs to the caller; null when there is none.</summary>
    public JsValue? TakeOf(string transaction)
    {
        var index = _open?.FindIndex(open => open.Transaction == transaction) ?? -1;
        if (index < 0)
        {
            return null;
        }

        var reason = _open![index].Reason;
        _open.RemoveAt(index);
        return reason;
    }

    /// <summary>Warns of each in the log.</summary>
    /// <param name="log">The log of the execution.</param>
    /// <param name="except">What ended the execution, and is told as its error; null when nothing did.</param>
    public void WriteTo(LogBuffer log, JsValue? except)
    {
        if (_open is null)
        {
            return;
        }

        foreach (var (_, reason, _) in _open)
        {
            if (ReferenceEquals(reason, except))
            {
                continue;
            }

            log.Add(LogEntryLevel.Warn, $"Unhandled promise rejection: {ErrorReader.Read(reason)}", default);
        }

        _open = null;
    }

    private void OnRejection(object? sender, PromiseRejectionTrackerEventArgs rejection)
    {
        if (rejection.Operation == PromiseRejectionOperation.Handle)
        {
            _open?.RemoveAll(open => ReferenceEquals(open.Promise, rejection.Promise));
        }
        else if ((_open ??= []).Count < MaxKept)
        {
            _open.Add((rejection.Promise, rejection.Value ?? JsValue.Undefined, transactions.Current));
        }
    }
}
