using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Engines.Context;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>
/// Puts our <c>Intl</c> in place of the engine's, whose dates and numbers are right in English at best. Only an engine whose program names it pays for that.
/// </summary>
internal static class IntlScript
{
    private static readonly Lazy<Prepared<Acornima.Ast.Script>> s_prepared = new(static () =>
    {
        using var stream = typeof(IntlScript).Assembly.GetManifestResourceStream("BaasFunctions.Sandbox.Engines.Intl.IntlScript.js")!;
        using var reader = new StreamReader(stream);
        return Engine.PrepareScript(reader.ReadToEnd(), SourceNames.Driver);
    });

    private static readonly (string Name, Func<JsValue, JsValue[], JsValue> Body)[] s_functions =
        [.. DateFunctions.All.Concat(NumberFunctions.All).Concat(WordFunctions.All).Select(function => (function.Name, HostFunction.Guard(function.Body)))];

    public static void AddTo(Engine engine) => engine.Call(
        engine.Evaluate(s_prepared.Value),
        FrozenObject.Of(engine, [.. s_functions.Select(function => (function.Name, (JsValue)HostFunction.Create(engine, function.Name, function.Body, 1)))]));
}
