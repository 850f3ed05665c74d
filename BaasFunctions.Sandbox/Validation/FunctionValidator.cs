using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Files;
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

        if (Excess(code, limits) is { } excess)
        {
            return Of(code, [excess]);
        }

        var source = ParsedSource.Parse(code, language, limits, out var fault);
        if (source is null)
        {
            return Of(code, [fault!]);
        }

        var facts = FactWalk.Gather(source, limits);
        return Of(code, [.. Check(facts)]);
    }

    /// <summary>Validates each file of a function of several: the entry first, the others by their paths.</summary>
    /// <param name="packed">The files as one text.</param>
    /// <param name="limits">The limits of an execution.</param>
    public static ValidationReport ValidateFiles(string packed, ExecutionLimits limits)
    {
        if (Excess(packed, limits) is { } excess)
        {
            return Of("", [excess]);
        }

        var function = FunctionFiles.Unpack(packed);
        var files = new ProgramFiles(function.Files.Select(static file => file.Path));
        var findings = new List<Finding>();
        foreach (var file in function.Files.OrderBy(file => file.Path != function.Entry).ThenBy(static file => file.Path, StringComparer.Ordinal))
        {
            findings.AddRange(Validate(file, new ValidatedFile(file.Path, files, file.Path == function.Entry), limits).Select(finding => finding with { File = file.Path }));
        }

        return new ValidationReport(function.Files, findings);
    }

    private static IEnumerable<Finding> Validate(FunctionFile file, ValidatedFile among, ExecutionLimits limits)
    {
        if (FunctionPath.IsJson(file.Path))
        {
            return ParsedSource.FaultOfJson(file, limits) is { } broken ? [broken] : [];
        }

        if (ParsedSource.ParseFile(file, limits, out var fault) is not { } source)
        {
            return [fault!];
        }

        var facts = FactWalk.Gather(source, limits, among);
        return Check(facts);
    }

    /// <summary>What the rules find; in packages, what fails only when it is reached is a warning, once for each message.</summary>
    private static IEnumerable<Finding> Check(ProgramFacts facts)
    {
        var warned = new HashSet<(string, string)>();
        foreach (var rule in ValidationRules.All)
        {
            foreach (var finding in rule.Check(facts))
            {
                if (!rule.WarnsInPackages || finding.IsWhenLoaded || finding.Place is not { } place || !facts.IsPackaged(place))
                {
                    yield return finding;
                }
                else if (warned.Add((rule.Id, finding.Message)))
                {
                    yield return finding with { Severity = Severity.Warning, Message = $"{finding.Message}: a package fails if it comes to this" };
                }
            }
        }
    }

    private static Finding? Excess(string code, ExecutionLimits limits) => code.Length <= limits.SourceLength ? null : new Finding(
        "source-length",
        Severity.Error,
        $"The source has {code.Length} characters, {limits.SourceLength} are allowed",
        null,
        SourceErrors.SourceTooLongFix);

    private static ValidationReport Of(string code, IReadOnlyList<Finding> findings) => new(code, findings);
}
