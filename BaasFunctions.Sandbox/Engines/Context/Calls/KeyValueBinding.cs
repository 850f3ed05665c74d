using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary><c>context.kv</c>: small values of the project by key.</summary>
internal static class KeyValueBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Call("kv", "get", "key")
        .Call("kv", "set", "key", CallArgument.Defined("value"), "options")
        .Call("kv", "delete", "key")
        .Call("kv", "list", "options")
        .Call("kv", "increment", "key", "by", "options")
        .Call("kv", "compareAndSet", "key", CallArgument.Defined("expected"), CallArgument.Defined("value"), "options")
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));
}
