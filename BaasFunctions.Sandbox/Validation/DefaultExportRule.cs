namespace BaasFunctions.Sandbox.Validation;

/// <summary>The documented form of a function is a module with a default export; a bare body works too.</summary>
internal sealed class DefaultExportRule : IValidationRule
{
    public string Id => "default-export";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        if (facts is { DefaultExport: null, IsEntry: true, Source.Exports: null })
        {
            // Nothing can be called in a module that exports no function.
            var severity = facts.Source.IsModule ? Severity.Error : Severity.Warning;
            yield return new Finding(
                Id, severity, "Consider using export default function pattern", null,
                "export default async function handler(request, context) { ... }");
        }
    }
}
