namespace BaasFunctions.Service.Validation;

/// <summary>The rules, in the order in which they report.</summary>
internal static class ValidationRules
{
    public static IReadOnlyList<IValidationRule> All { get; } =
    [
        new NoRequireRule(),
        new NoImportRule(),
        new NoEvalRule(),
        new NoFunctionConstructorRule(),
        new NoProcessRule(),
        new NoGlobalRule(),
        new DefaultExportRule(),
        new ErrorHandlingRule(),
    ];
}
