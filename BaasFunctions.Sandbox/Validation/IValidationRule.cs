namespace BaasFunctions.Sandbox.Validation;

/// <summary>One thing that functions are checked for. Looks at the syntax tree only, and never runs anything.</summary>
internal interface IValidationRule
{
    /// <summary>Stable id in kebab case.</summary>
    string Id { get; }

    /// <summary>Every place where the rule is broken.</summary>
    IEnumerable<Finding> Check(ProgramFacts facts);
}
