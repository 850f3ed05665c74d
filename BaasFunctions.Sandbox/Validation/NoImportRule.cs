using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.Files;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A function imports its own files, and nothing else.</summary>
internal sealed class NoImportRule : IValidationRule
{
    public string Id => "no-import";

    public bool WarnsInPackages => true;

    /// <summary>More than a report shows.</summary>
    private const int MaxFindings = 300;

    public IEnumerable<Finding> Check(ProgramFacts facts) =>
        (from import in facts.Imports
         let finding = Check(facts, import)
         where finding is not null
         select finding with { IsWhenLoaded = import is not ImportExpression }).Take(MaxFindings);

    private Finding? Check(ProgramFacts facts, Node import)
    {
        var module = ModuleOf(import);
        if (facts.File is not { } file)
        {
            return facts.At(import, Id, Severity.Error, "import statements are restricted", NodeReplacements.OfImport(module));
        }

        // What is computed is known when it runs.
        return module is null || file.Files.Resolve(file.Path, module) is not null ? null
            : FunctionPath.IsRelative(module)
                ? facts.At(import, Id, Severity.Error, FileErrors.MissingText(file.Path, module, file.Files), null)
                : facts.At(import, Id, Severity.Error, "import statements are restricted", NodeReplacements.OfImport(module));
    }

    private static string? ModuleOf(Node import) => import switch
    {
        ImportDeclaration declaration => declaration.Source.Value,
        ExportAllDeclaration export => export.Source.Value,
        ExportNamedDeclaration export => export.Source?.Value,
        ImportExpression { Source: StringLiteral source } => source.Value,
        _ => null,
    };
}
