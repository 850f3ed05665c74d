using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Of <c>process</c> functions have its environment and <c>nextTick</c>; the rest belongs to a process, and they have none.</summary>
internal sealed class NoProcessRule : IValidationRule
{
    private static readonly string[] s_offered = ["env", "nextTick", "platform"];

    public string Id => "no-process";

    public bool WarnsInPackages => true;

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from use in facts.Globals
        where use.Name.Name == "process"
        let member = use.Parent is MemberExpression { Computed: false, Property: Identifier name } access && access.Object == use.Name ? name.Name : null
        where member is not null && !s_offered.Contains(member)
        select facts.At(use.Name, Id, Severity.Error, $"process.{member} does not exist here", "Of process there are env, nextTick() and platform; context has what else a function may use");
}
