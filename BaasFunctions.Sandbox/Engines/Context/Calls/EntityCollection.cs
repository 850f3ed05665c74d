using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>One entity of the project: <c>context.db.project.entities.users</c>. Its methods may be taken from it and called alone.</summary>
/// <param name="Entity">Name of the entity, as the function wrote it.</param>
/// <param name="Transaction">The transaction that its calls belong to; null for none.</param>
internal sealed record EntityCollection(string Entity, JsValue? Transaction)
{
    private static readonly CallArgument s_query = CallArgument.Query("query");

    private static readonly (string Name, CallArgument[] Arguments)[] s_methods =
    [
        ("findMany", [s_query, "options"]),
        ("findOne", [s_query, "options"]),
        ("findPage", [s_query, "options"]),
        ("count", [s_query]),
        ("exists", [s_query]),
        ("create", ["data"]),
        ("createMany", ["data"]),
        ("update", ["id", "data"]),
        ("updateMany", [s_query, "data"]),
        ("upsert", ["id", "data"]),
        ("delete", ["id"]),
        ("deleteMany", [s_query]),
    ];

    private static readonly JsObjectShape s_shape = Describe();

    public static ObjectInstance Create(Engine engine, string entity, JsValue? transaction)
    {
        var collection = s_shape.Instantiate(engine);
        JsObjectShape.SetHostState(collection, new EntityCollection(entity, transaction));
        return FrozenObject.Sealed(collection);
    }

    private static JsObjectShape Describe()
    {
        var shape = new JsObjectShape.Builder();
        foreach (var (name, arguments) in s_methods)
        {
            shape.PerRealmSlot(name, owner => Method(owner, name, arguments), writable: false, enumerable: true, configurable: false);
        }

        return shape.Build();
    }

    private static Jint.Runtime.Interop.ClrFunction Method(ObjectInstance owner, string name, CallArgument[] arguments)
    {
        var collection = (EntityCollection)JsObjectShape.GetHostState(owner)!;
        return HostFunction.Create(
            owner.Engine,
            name,
            HostFunction.Guard((scope, given) =>
                HostPromise.Begin(scope, () => collection.Read(scope, "db." + name, arguments, given), HostPromise.Value)),
            arguments.Length);
    }

    private HostCall Read(ExecutionScope scope, string operation, CallArgument[] expected, JsValue[] given)
    {
        if (Transaction is null)
        {
            TransactionBinding.RefuseInside(
                scope, $"context.{operation}", $"use the argument of the work, as in tx.project.entities.{ErrorText.Shorten(Entity, 64)}");
        }

        var arguments = new HostCallBuilder(scope, operation)
            .Add("entity", Entity)
            .Add("transaction", Transaction ?? JsValue.Undefined);
        arguments.RefuseMore(expected.Length, given);
        for (var i = 0; i < expected.Length; i++)
        {
            arguments.Add(expected[i], given, i);
            if (expected[i].Name == "options")
            {
                RefuseUndefinedOrder(scope, operation, given[Math.Min(i, given.Length)..]);
            }
        }

        return arguments.ToCall();
    }

    /// <summary>An order by a direction that is undefined would be no order, and nobody would see it.</summary>
    private static void RefuseUndefinedOrder(ExecutionScope scope, string operation, JsValue[] options)
    {
        if (options is [ObjectInstance given, ..] && given.Get("orderBy") is ObjectInstance order)
        {
            HostCallBuilder.JsonOf(scope, operation, CallArgument.Exact("options.orderBy"), order);
        }
    }
}
