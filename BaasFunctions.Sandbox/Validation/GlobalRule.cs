namespace BaasFunctions.Sandbox.Validation;

/// <summary>The common part of the rules about a global name that functions do not have.</summary>
/// <param name="id">Id of the rule.</param>
/// <param name="name">The name.</param>
/// <param name="onlyCalled">True when only a call or construction is an error, not a mention.</param>
/// <param name="message">What is wrong.</param>
/// <param name="fix">What to do instead.</param>
internal abstract class GlobalRule(string id, string name, bool onlyCalled, string message, string fix) : IValidationRule
{
    public string Id => id;

    public bool WarnsInPackages => true;

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from use in facts.Globals
        where use.Name.Name == name && (!onlyCalled || use.IsCalled)
        select facts.At(use.Name, id, Severity.Error, message, fix);
}
