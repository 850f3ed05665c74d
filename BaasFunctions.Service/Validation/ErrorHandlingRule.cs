namespace BaasFunctions.Service.Validation;

/// <summary>A function that catches nothing answers its callers with whatever went wrong inside.</summary>
internal sealed class ErrorHandlingRule : IValidationRule
{
    private const string Message = "Consider adding error handling with try-catch";
    private const string Fix = "try { ... } catch (error) { return context.error(error.message); }";

    public string Id => "error-handling";

    public IEnumerable<Finding> Check(ProgramFacts facts)
    {
        if (facts.CatchesErrors)
        {
            yield break;
        }

        yield return facts.DefaultExport is { } function
            ? facts.At(function, Id, Severity.Warning, Message, Fix)
            : new Finding(Id, Severity.Warning, Message, null, Fix);
    }
}
