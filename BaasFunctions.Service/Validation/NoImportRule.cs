namespace BaasFunctions.Service.Validation;

/// <summary>A function is one file: there is nothing that it could import.</summary>
internal sealed class NoImportRule : IValidationRule
{
    public string Id => "no-import";

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from import in facts.Imports
        select facts.At(
            import, Id, Severity.Error, "import statements are restricted",
            "Write the code into the function, or use what the context offers");
}
