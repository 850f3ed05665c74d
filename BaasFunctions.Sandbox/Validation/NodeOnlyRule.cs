using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Names that exist in Node or in browsers, but not here.</summary>
internal sealed class NodeOnlyRule : IValidationRule
{
    public string Id => "node-only";

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from use in facts.Globals
        let fix = NodeReplacements.OfGlobal(use.Name.Name)
        where fix is not null && use.Parent is not NonUpdateUnaryExpression { Operator: Operator.TypeOf }
        select facts.At(use.Name, Id, Severity.Error, $"{use.Name.Name} does not exist here", fix);
}
