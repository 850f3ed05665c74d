using Jint;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>What the engine asks its host; refusals speak to the author of a function.</summary>
internal sealed class SandboxHost : Host
{
    public override void EnsureCanCompileStrings(Realm callerRealm, Realm evalRealm) => throw new JavaScriptException(
        Engine.Intrinsics.TypeError,
        "Code from a text is off: eval(), new Function() and the like are not available. "
        + "Write the code as a function of its own and choose it by name, as in `const actions = { add: (a, b) => a + b }`");
}
