namespace BaasFunctions.Sandbox.Validation;

/// <summary>Interfaces of the web that exist here, but not with everything that they have in browsers or in Node. Told once for each.</summary>
internal sealed class PartialWebRule : IValidationRule
{
    public string Id => "partial-web-api";

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from use in facts.Globals
        where !use.IsAskedFor
        group use by use.Name.Name into uses
        let offer = PartialWebInterfaces.Of(uses.Key)
        where offer is not null
        select facts.At(uses.First().Name, Id, Severity.Hint, $"{uses.Key} is available in part: {offer.Value.Has}", offer.Value.Lacks);
}
