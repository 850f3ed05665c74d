using System.Collections.Frozen;
using BaasFunctions.Sandbox.Engines.Context;
using Jint;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Hints;

/// <summary>The names that a function finds without declaring them: those of the language, and what the sandbox adds.</summary>
public static class GlobalNames
{
    private static readonly Lazy<FrozenSet<string>> s_all = new(Read);

    /// <summary>All of them, read once from an engine that runs nothing.</summary>
    public static FrozenSet<string> All => s_all.Value;

    private static FrozenSet<string> Read()
    {
        var options = new Options();
        SandboxGlobals.AddTo(options);
        using var engine = new Engine(options);
        engine.Global.Delete("ShadowRealm");
        return engine.Global.GetOwnPropertyKeys(Types.String).Select(static key => key.ToString()).ToFrozenSet(StringComparer.Ordinal);
    }
}
