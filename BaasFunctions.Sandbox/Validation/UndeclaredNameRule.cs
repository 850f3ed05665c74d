using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Engines.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>
/// A name that no scope declares and that functions do not find. What the text asks for with <c>typeof</c>, or makes a global of, may be there; in a
/// bare body an assignment declares it, because such bodies are sloppy code. Names of other platforms have rules of their own.
/// </summary>
internal sealed class UndeclaredNameRule : IValidationRule
{
    public string Id => "undeclared-name";

    public bool WarnsInPackages => true;

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        // What it names may be a member of its object.
        if (facts.Nodes.Exists(static placed => placed.Node is WithStatement))
        {
            yield break;
        }

        HashSet<string>? made = null;
        HashSet<string>? known = null;
        foreach (var uses in facts.Globals.GroupBy(static use => use.Name.Name))
        {
            var name = uses.Key;
            if (GlobalNames.All.Contains(name) || NodeReplacements.OfUndeclared(name) is not null || uses.Any(static use => use.IsAskedFor))
            {
                continue;
            }

            var isAssigned = uses.Any(IsAssigned);
            if ((isAssigned && !facts.Source.IsModule) || (made ??= MadeGlobals(facts)).Contains(name))
            {
                continue;
            }

            known ??= KnownNames(facts);
            var shown = uses.FirstOrDefault(use => !facts.IsPackaged(facts.Source.PlaceOf(use.Name.Location.Start)), uses.First());
            yield return facts.At(shown.Name, Id, Severity.Error, $"{name} is not declared", FixOf(name, isAssigned, known));
        }
    }

    private static string FixOf(string name, bool isAssigned, HashSet<string> known) =>
        TypeNames.Has(name) ? TypeNames.Hint
        : NameSuggestion.Closest(name, known) is { } near ? $"Did you mean {near}?"
        : isAssigned ? $"Declare it: let {name} = ..."
        : ContextMembers.Root[name] is not null ? $"context.{name}"
        : $"Declare it with const or let, or check how it is spelled";

    private static bool IsAssigned(GlobalUse use) => use.Parent switch
    {
        AssignmentExpression assignment => assignment.Left == use.Name,
        ForInStatement loop => loop.Left == use.Name,
        ForOfStatement loop => loop.Left == use.Name,
        UpdateExpression or ArrayPattern or RestElement or AssignmentProperty => true,
        AssignmentPattern pattern => pattern.Left == use.Name,
        _ => false,
    };

    /// <summary>Names that the text puts on the global object, as in <c>globalThis.cache = ...</c>.</summary>
    private static HashSet<string> MadeGlobals(ProgramFacts facts) =>
        [.. from placed in facts.Nodes
            where placed.Node is AssignmentExpression
            let target = PlacedNode.Bare(((AssignmentExpression)placed.Node).Left) as MemberExpression
            where target is { Object: Identifier { Name: "globalThis" } or ThisExpression }
            let name = PlacedNode.NameOf(target)
            where name is not null
            select name];

    private static HashSet<string> KnownNames(ProgramFacts facts) =>
        [.. GlobalNames.All, .. from placed in facts.Nodes where placed.Node is Identifier name && placed.Scope.Knows(name.Name) select ((Identifier)placed.Node).Name];
}
