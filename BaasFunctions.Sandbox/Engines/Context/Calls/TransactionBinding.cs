using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// <c>context.db.transaction(work)</c>: what <c>work</c> does with the object that it is given happens as a whole, or not at all when it
/// throws. The steps are in script of ours, because they await. Transactions of one execution wait for each other.
/// </summary>
internal static class TransactionBinding
{
    /// <summary>Code of the error of what would wait for the transaction in whose work it is called.</summary>
    public const string Code = "TRANSACTION_OPEN";

    public static JsValue Run(ExecutionScope scope, JsValue[] arguments)
    {
        if (scope.Transactions.Current is not null)
        {
            return HostPromise.Begin(
                scope, () => throw Error(scope, "The work of a transaction cannot begin another: use the argument that it was given"), HostPromise.Value);
        }

        if (!arguments.At(1).IsUndefined())
        {
            return HostPromise.Begin(
                scope, () => throw ArgumentFault.Of(scope, "db.transaction takes its work and nothing else: it has no options"), HostPromise.Value);
        }

        var engine = scope.Engine;
        scope.TransactionQueue ??= DriverScript.Transactions(engine);
        return engine.Call(
            scope.TransactionQueue,
            HostFunction.Create(engine, "begin", HostFunction.Guard(Begin), 0),
            HostFunction.Create(engine, "open", HostFunction.Guard(Open), 1),
            HostFunction.Create(engine, "settled", HostFunction.Guard(Settled), 1),
            HostFunction.Create(engine, "end", HostFunction.Guard(End), 2),
            arguments.At(0));
    }

    /// <summary>
    /// Refuses what stands outside of the transaction in whose work it is called: it would not see what the work has written, and a write
    /// would wait for the end of the transaction, which waits for it.
    /// </summary>
    /// <param name="scope">The execution.</param>
    /// <param name="what">What was called, as the author wrote it.</param>
    /// <param name="instead">What to do instead.</param>
    /// <exception cref="JavaScriptException">The work of a transaction runs.</exception>
    public static void RefuseInside(ExecutionScope scope, string what, string instead)
    {
        if (scope.Transactions.Current is not null)
        {
            throw Error(scope, $"{what} stands outside of the transaction whose work calls it: {instead}");
        }
    }

    private static JavaScriptException Error(ExecutionScope scope, string message) =>
        new(CallError.Fill(scope, scope.Engine.Intrinsics.Error.Construct(""), new HostCallError(Code, message)));

    private static JsValue Begin(ExecutionScope scope, JsValue[] arguments) =>
        HostPromise.Begin(scope, () => new HostCallBuilder(scope, "db.begin").ToCall(), HostPromise.Value);

    private static JsObject Open(ExecutionScope scope, JsValue[] arguments)
    {
        var transaction = arguments.At(0);
        scope.Transactions.Open(TypeConverter.ToString(transaction));
        return DatabaseBinding.InTransaction(scope, transaction);
    }

    /// <summary>
    /// A promise for what the work began and did not await: it is part of the whole, so the end waits for it, and an error of it that nobody
    /// caught undoes the whole.
    /// </summary>
    private static JsValue Settled(ExecutionScope scope, JsValue[] arguments)
    {
        var transaction = TypeConverter.ToString(arguments.At(0));
        var promise = scope.Engine.Advanced.RegisterPromise();
        scope.Calls.WhenSettled(transaction, () =>
        {
            if (scope.Rejections.TakeOf(transaction) is { } reason)
            {
                promise.Reject(reason);
            }
            else
            {
                promise.Resolve(JsValue.Undefined);
            }
        });
        return promise.Promise;
    }

    private static JsValue End(ExecutionScope scope, JsValue[] arguments)
    {
        scope.Transactions.Close();
        var operation = arguments.At(1).AsBoolean() ? "db.commit" : "db.rollback";
        return HostPromise.Begin(
            scope, () => new HostCallBuilder(scope, operation).Add("transaction", arguments.At(0)).ToCall(), HostPromise.Value);
    }
}
