using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Validates the source of a function by its syntax tree, without running it.</summary>
internal static class FunctionValidator
{
    /// <summary>Validates a text under the limits of an execution.</summary>
    public static ValidationReport Validate(string code, ExecutionLimits limits, SourceLanguage? language = null)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return Of(code, [new Finding("empty", Severity.Error, "Function code cannot be empty", null, null)]);
        }

        if (code.Length > limits.SourceLength)
        {
            var message = $"The source has {code.Length} characters, {limits.SourceLength} are allowed";
            return Of(code, [new Finding("source-length", Severity.Error, message, null, "Split it into several functions")]);
        }

        var source = ParsedSource.Parse(code, language, limits, out var fault);
        if (source is null)
        {
            return Of(code, [fault!]);
        }

        var facts = FactWalk.Gather(source, limits);
        return Of(code, [.. ValidationRules.All.SelectMany(rule => rule.Check(facts))]);
    }

    private static ValidationReport Of(string code, IReadOnlyList<Finding> findings) => new(code, findings);
}
