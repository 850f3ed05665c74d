using System.Globalization;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Engines.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Checks <c>export const config = { ... }</c>: names, types, and values over the limits of the service.</summary>
internal sealed class ConfigRule : IValidationRule
{
    private static readonly string[] s_names = ["name", "description", "timeout", "memory", "memory_limit", "env_required", "save_results", "auth", "methods", "cors", "body_limit", "schedule", "timezone", "misfire", "retries"];

    public string Id => "config";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var declared = !facts.IsEntry ? null : facts.Nodes.Find(placed =>
            placed is { Node: VariableDeclarator { Id: Identifier { Name: "config" } }, Parent.Parent.Node: ExportNamedDeclaration });
        if (declared?.Node is not VariableDeclarator { Init: { } init } declarator)
        {
            return [];
        }

        return PlacedNode.Bare(init) switch
        {
            ObjectExpression config => config.Properties.Each().OfType<ObjectProperty>().SelectMany(property => Check(facts, property)),
            StringLiteral or NumericLiteral or BooleanLiteral or ArrayExpression or IFunction =>
                [facts.At(declarator, Id, Severity.Error, "config must be an object", "export const config = { timeout: 5000 }")],
            _ => [],
        };
    }

    private IEnumerable<Finding> Check(ProgramFacts facts, ObjectProperty property)
    {
        var name = property switch
        {
            { Computed: false, Key: Identifier key } => key.Name,
            { Key: StringLiteral key } => key.Value,
            _ => null,
        };
        return name switch
        {
            null => [],
            "timeout" => CheckNumber(facts, property, name, "milliseconds", (long)facts.Limits.MaxWallTime.TotalMilliseconds),
            "memory" or "memory_limit" => CheckNumber(facts, property, name, "megabytes", facts.Limits.MaxMemoryBytes >> 20),
            "env_required" => CheckNames(facts, property),
            "name" or "description" => CheckText(facts, property, name),
            _ when s_names.Contains(name) => [],
            _ => [Unknown(facts, property, name)],
        };
    }

    private Finding Unknown(ProgramFacts facts, ObjectProperty property, string name)
    {
        var shown = name.Length <= 64 ? name : string.Concat(name.AsSpan(0, 61), "...");
        var near = NameSuggestion.NearestExactly(shown, s_names);
        return facts.At(
            property,
            Id,
            Severity.Warning,
            $"config.{shown} means nothing" + (near is null ? "" : $"; did you mean {near}?"),
            near is null ? $"config has {string.Join(", ", s_names)}" : $"{near}: ...");
    }

    private IEnumerable<Finding> CheckNumber(ProgramFacts facts, ObjectProperty property, string name, string unit, long most)
    {
        var value = PlacedNode.Bare(property.Value) switch
        {
            NumericLiteral number => number.Value,
            StringLiteral text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            NonUpdateUnaryExpression { Argument: NumericLiteral } => -1,
            StringLiteral or BooleanLiteral or ArrayExpression or ObjectExpression or IFunction => double.NaN,
            _ => (double?)null,
        };
        if (value is { } given && (double.IsNaN(given) || given < 0 || Math.Floor(given) != given))
        {
            yield return facts.At(property, Id, Severity.Error, $"config.{name} must be a whole number of {unit} above zero", $"{name}: {most}");
        }
        else if (value > most)
        {
            yield return facts.At(
                property, Id, Severity.Warning, string.Create(CultureInfo.InvariantCulture, $"config.{name} is cut to {most} {unit}, which this service allows"), $"{name}: {most}");
        }
    }

    private IEnumerable<Finding> CheckNames(ProgramFacts facts, ObjectProperty property)
    {
        var isWrong = PlacedNode.Bare(property.Value) switch
        {
            ArrayExpression names => names.Elements.Each().Any(name => name is not (StringLiteral or Identifier or SpreadElement)),
            StringLiteral or NumericLiteral or BooleanLiteral or ObjectExpression or IFunction => true,
            _ => false,
        };
        if (isWrong)
        {
            yield return facts.At(property, Id, Severity.Error, "config.env_required must be an array of names", "env_required: ['API_KEY']");
        }
    }

    private IEnumerable<Finding> CheckText(ProgramFacts facts, ObjectProperty property, string name)
    {
        if (PlacedNode.Bare(property.Value) is NumericLiteral or BooleanLiteral or ArrayExpression or ObjectExpression or IFunction)
        {
            yield return facts.At(property, Id, Severity.Warning, $"config.{name} must be a text", $"{name}: '...'");
        }
    }
}
