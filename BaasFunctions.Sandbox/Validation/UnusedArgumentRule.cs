using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>An argument of the handler that nothing reads.</summary>
internal sealed class UnusedArgumentRule : IValidationRule
{
    public string Id => "unused-argument";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        if (!facts.Source.IsModule || facts.Handler is not { Node: IFunction handler } placed
            || facts.UsesOf(placed.Scope, "arguments").Any())
        {
            yield break;
        }

        var mayBeNeeded = false;
        foreach (var parameter in handler.Params.Each().Reverse())
        {
            // One before an argument that is used keeps its place; an underscore says that it is meant so.
            if (parameter is Identifier name && !name.Name.StartsWith('_') && !facts.UsesOf(placed.Scope, name.Name).Any(use => use.Node != name))
            {
                yield return facts.At(
                    parameter, Id, Severity.Hint, $"{name.Name} is not used", mayBeNeeded ? $"Name it _{name.Name}" : "Leave it out");
            }
            else
            {
                mayBeNeeded = true;
            }
        }
    }
}
