using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary><c>context.functions</c>: other functions of the project.</summary>
internal static class FunctionsBinding
{
    private static readonly CallArgument[] s_arguments = ["name", "request", CallArgument.Exact("options")];

    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("invoke", HostFunction.Guard(Invoke), s_arguments.Length, writable: false, configurable: false)
        .Call("functions", "enqueue", s_arguments)
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));

    /// <summary>With the time that is left of this execution, in milliseconds: what it waits for must not take longer. A test has none, so that its calls are the same each time.</summary>
    private static JsValue Invoke(ExecutionScope scope, JsValue[] given) => HostPromise.Begin(
        scope,
        () =>
        {
            // The other function would wait for the transaction, which waits for it.
            TransactionBinding.RefuseInside(scope, "context.functions.invoke", "call it before or after");
            var call = new HostCallBuilder(scope, "functions.invoke");
            call.RefuseMore(s_arguments.Length, given);
            for (var i = 0; i < s_arguments.Length; i++)
            {
                call.Add(s_arguments[i], given, i);
            }

            if (!scope.IsTest)
            {
                call.Add("remaining", JsNumber.Create(Math.Max(1, Math.Floor(scope.Deadline.Remaining.TotalMilliseconds))));
            }

            return call.ToCall();
        },
        HostPromise.Value);
}
