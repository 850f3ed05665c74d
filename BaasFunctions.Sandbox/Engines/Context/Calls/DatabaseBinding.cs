using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary><c>context.db</c>, and the same inside of a transaction.</summary>
internal static class DatabaseBinding
{
    private static readonly JsObjectShape s_database = new JsObjectShape.Builder()
        .PerRealmSlot("project", static owner => Project(owner.Engine, null), writable: false, enumerable: true, configurable: false)
        .Method("transaction", HostFunction.Guard(TransactionBinding.Run), 1, writable: false, configurable: false)
        .Call("db", "raw", "sql", CallArgument.Query("params"))
        .Build();

    public static ObjectInstance Create(ExecutionScope scope) => FrozenObject.Sealed(s_database.Instantiate(scope.Engine));

    /// <summary>What the function of a transaction gets.</summary>
    public static JsObject InTransaction(ExecutionScope scope, JsValue transaction) =>
        FrozenObject.Of(scope.Engine, ("project", Project(scope.Engine, transaction)));

    private static JsObject Project(Jint.Engine engine, JsValue? transaction) =>
        FrozenObject.Of(engine, ("entities", new EntitiesObject(engine, transaction)));
}
