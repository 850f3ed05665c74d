namespace BaasFunctions.Sandbox.Validation;

/// <summary>One thing that functions are checked for. Looks at the syntax tree only, and never runs anything.</summary>
internal interface IValidationRule
{
    /// <summary>Stable id in kebab case.</summary>
    string Id { get; }

    /// <summary>
    /// True for a rule about what fails when it is reached, and that packages of npm hold for other platforms without reaching it here: in
    /// <see cref="PackagedCode"/> it warns.
    /// </summary>
    bool WarnsInPackages => false;

    /// <summary>Every place where the rule is broken.</summary>
    IEnumerable<Finding> Check(ProgramFacts facts);
}
