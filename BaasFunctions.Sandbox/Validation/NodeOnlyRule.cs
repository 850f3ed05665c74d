using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Names that exist in Node or in browsers, but not here. A text that asks for one with <c>typeof</c> knows that it may be missing.</summary>
internal sealed class NodeOnlyRule : IValidationRule
{
    public string Id => "node-only";

    public bool WarnsInPackages => true;

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from uses in facts.Globals.GroupBy(static use => use.Name.Name)
        let fix = NodeReplacements.OfGlobal(uses.Key)
        where fix is not null && !IsExport(uses.Key, facts.Source.Exports) && !uses.Any(static use => use.IsAskedFor)
        from use in uses
        select facts.At(use.Name, Id, Severity.Error, $"{use.Name.Name} does not exist here", fix);

    /// <summary>What names the handler in other forms than the language's.</summary>
    private static bool IsExport(string name, ScriptExports? exports) => name switch
    {
        "module" or "exports" => exports is { HasExports: true },
        "Deno" => exports is { ServesDeno: true },
        _ => false,
    };
}
