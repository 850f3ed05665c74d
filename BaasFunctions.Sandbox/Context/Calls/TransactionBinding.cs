using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Sandbox.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary>
/// <c>context.db.transaction(work)</c>: what <c>work</c> does with the object that it is given happens as a whole, or not at all when it
/// throws. The steps are in script of ours, because they await.
/// </summary>
internal static class TransactionBinding
{
    public static JsValue Run(ExecutionScope scope, JsValue[] arguments)
    {
        var engine = scope.Engine;
        return engine.Call(
            DriverScript.Transaction(engine),
            HostFunction.Create(engine, "begin", HostFunction.Guard(Begin), 0),
            HostFunction.Create(engine, "open", HostFunction.Guard((s, given) => DatabaseBinding.InTransaction(s, given.At(0))), 1),
            HostFunction.Create(engine, "end", HostFunction.Guard(End), 2),
            arguments.At(0));
    }

    private static JsValue Begin(ExecutionScope scope, JsValue[] arguments) =>
        HostPromise.Begin(scope, () => new CallArguments(scope, "db.begin").ToCall(), HostPromise.Value);

    private static JsValue End(ExecutionScope scope, JsValue[] arguments)
    {
        var operation = arguments.At(1).AsBoolean() ? "db.commit" : "db.rollback";
        return HostPromise.Begin(
            scope, () => new CallArguments(scope, operation).Add("transaction", arguments.At(0)).ToCall(), HostPromise.Value);
    }
}
