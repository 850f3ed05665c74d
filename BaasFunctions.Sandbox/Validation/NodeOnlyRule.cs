using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Names that exist in Node or in browsers, but not here.</summary>
internal sealed class NodeOnlyRule : IValidationRule
{
    public string Id => "node-only";

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from use in facts.Globals
        let fix = NodeReplacements.OfGlobal(use.Name.Name)
        where fix is not null && !IsExport(use.Name.Name, facts.Source.Exports) && use.Parent is not NonUpdateUnaryExpression { Operator: Operator.TypeOf }
        select facts.At(use.Name, Id, Severity.Error, $"{use.Name.Name} does not exist here", fix);

    /// <summary>What names the handler in other forms than the language's.</summary>
    private static bool IsExport(string name, ScriptExports? exports) => name switch
    {
        "module" or "exports" => exports is { HasExports: true },
        "Deno" => exports is { ServesDeno: true },
        _ => false,
    };
}
