using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Context.Calls;

/// <summary><c>context.jwt</c>: JSON Web Tokens, signed where the keys are.</summary>
internal static class TokenBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Call("jwt", "sign", "payload", "options")
        .Call("jwt", "verify", "token", "options")
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));
}
