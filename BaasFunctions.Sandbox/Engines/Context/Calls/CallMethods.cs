using System.Collections.Frozen;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>Methods that send their arguments, each under its name, and give back the value of the answer.</summary>
internal static class CallMethods
{
    /// <summary>What works on the data store of the project beside a transaction. Reading a key is harmless.</summary>
    private static readonly FrozenSet<string> s_outsideOfTransactions =
        FrozenSet.Create(StringComparer.Ordinal, "db.raw", "kv.set", "kv.delete", "kv.increment", "kv.compareAndSet", "functions.enqueue");

    /// <summary>Adds a method such as <c>get(key)</c> of <c>kv</c>, which becomes the operation <c>kv.get</c>.</summary>
    /// <param name="builder">The object's description.</param>
    /// <param name="group">First part of the operation's name.</param>
    /// <param name="name">Name of the method, and second part.</param>
    /// <param name="arguments">Its arguments.</param>
    public static JsObjectShape.Builder Call(this JsObjectShape.Builder builder, string group, string name, params CallArgument[] arguments)
    {
        var operation = $"{group}.{name}";
        return builder.Method(
            name,
            HostFunction.Guard((scope, given) => HostPromise.Begin(scope, () => Read(scope, operation, arguments, given), HostPromise.Value)),
            arguments.Length,
            writable: false,
            configurable: false);
    }

    private static HostCall Read(ExecutionScope scope, string operation, CallArgument[] expected, JsValue[] given)
    {
        if (s_outsideOfTransactions.Contains(operation))
        {
            TransactionBinding.RefuseInside(scope, $"context.{operation}", "call it before or after");
        }

        var arguments = new HostCallBuilder(scope, operation);
        arguments.RefuseMore(expected.Length, given);
        for (var i = 0; i < expected.Length; i++)
        {
            arguments.Add(expected[i], given, i);
        }

        return arguments.ToCall();
    }
}
