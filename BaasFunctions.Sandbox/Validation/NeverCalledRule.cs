using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A handler that is declared, but not exported.</summary>
internal sealed class NeverCalledRule : IValidationRule
{
    public string Id => "never-called";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        if (facts.Source.BodyStatements is { } body && UnexportedHandler.Find(body) is { } handler)
        {
            yield return facts.At(
                handler, Id, Severity.Error, $"{handler.Name} is declared, but never called or exported", NodeReplacements.HandlerForm);
        }
    }
}
