using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.HostCalls;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Context.Calls;

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

        var engine = scope.Engine;
        scope.TransactionQueue ??= DriverScript.Transactions(engine);
        return engine.Call(
            scope.TransactionQueue,
            HostFunction.Create(engine, "begin", HostFunction.Guard(Begin), 0),
            HostFunction.Create(engine, "open", HostFunction.Guard(Open), 1),
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
        HostPromise.Begin(scope, () => new CallArguments(scope, "db.begin").ToCall(), HostPromise.Value);

    private static JsObject Open(ExecutionScope scope, JsValue[] arguments)
    {
        var transaction = arguments.At(0);
        scope.Transactions.Open(TypeConverter.ToString(transaction));
        return DatabaseBinding.InTransaction(scope, transaction);
    }

    private static JsValue End(ExecutionScope scope, JsValue[] arguments)
    {
        scope.Transactions.Close();
        var operation = arguments.At(1).AsBoolean() ? "db.commit" : "db.rollback";
        return HostPromise.Begin(
            scope, () => new CallArguments(scope, operation).Add("transaction", arguments.At(0)).ToCall(), HostPromise.Value);
    }
}
