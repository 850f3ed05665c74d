using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A function is one file: there is nothing that it could import.</summary>
internal sealed class NoImportRule : IValidationRule
{
    public string Id => "no-import";

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        from import in facts.Imports
        select facts.At(import, Id, Severity.Error, "import statements are restricted", NodeReplacements.OfModule(ModuleOf(import)));

    private static string? ModuleOf(Node import) => import switch
    {
        ImportDeclaration declaration => declaration.Source.Value,
        ExportAllDeclaration export => export.Source.Value,
        ExportNamedDeclaration export => export.Source?.Value,
        ImportExpression { Source: StringLiteral source } => source.Value,
        _ => null,
    };
}
