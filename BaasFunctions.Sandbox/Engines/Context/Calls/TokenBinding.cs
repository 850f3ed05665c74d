using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary><c>context.jwt</c>: JSON Web Tokens, signed where the keys are. A key, an audience or a claim that is undefined is refused: without it the token would mean something else.</summary>
internal static class TokenBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Call("jwt", "sign", CallArgument.Exact("payload"), CallArgument.Exact("options"))
        .Call("jwt", "verify", "token", CallArgument.Exact("options"))
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));
}
