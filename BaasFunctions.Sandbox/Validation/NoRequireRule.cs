using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary><c>require()</c> loads modules of Node, which functions do not have.</summary>
internal sealed class NoRequireRule : IValidationRule
{
    public string Id => "no-require";

    public bool WarnsInPackages => true;

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from use in facts.Globals
        where use.Name.Name == "require" && use.IsCalled
        let module = use.Parent is CallExpression { Arguments: { Count: > 0 } given } && given[0] is StringLiteral name ? name.Value : null
        select facts.At(use.Name, Id, Severity.Error, "require() is not allowed", NodeReplacements.OfModule(module));
}
