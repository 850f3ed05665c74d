using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>What the top level of a module says about it, read from the syntax tree.</summary>
internal sealed class ModuleOutline
{
    private ModuleOutline()
    {
    }

    public bool HasDefaultExport { get; private set; }

    /// <summary>Whether there is any import or export, so that the text is meant as a module.</summary>
    public bool IsModule { get; private set; }

    /// <summary>The first import of something else; there is nothing to import from.</summary>
    public StringLiteral? FirstImport { get; private set; }

    /// <summary>Name of the first function that is exported under a name of its own; null for none.</summary>
    public string? FirstFunction { get; private set; }

    /// <summary>The initial value of <c>export const config</c>.</summary>
    public Expression? Config { get; private set; }

    /// <summary>Whether the name <c>config</c> is exported in any form.</summary>
    public bool ExportsConfig { get; private set; }

    public static ModuleOutline Of(Module module)
    {
        var outline = new ModuleOutline();
        foreach (var statement in module.Body)
        {
            if (statement is ImportOrExportDeclaration declaration)
            {
                outline.IsModule = true;
                outline.Read(declaration);
            }
        }

        return outline;
    }

    private void Read(ImportOrExportDeclaration declaration)
    {
        switch (declaration)
        {
            case ImportDeclaration import:
                FirstImport ??= import.Source;
                break;
            case ExportAllDeclaration all:
                FirstImport ??= all.Source;
                break;
            case ExportDefaultDeclaration:
                HasDefaultExport = true;
                break;
            case ExportNamedDeclaration named:
                FirstImport ??= named.Source;
                Read(named);
                break;
        }
    }

    private void Read(ExportNamedDeclaration named)
    {
        foreach (var specifier in named.Specifiers)
        {
            var name = NameOf(specifier.Exported);
            HasDefaultExport |= name == "default";
            ExportsConfig |= name == "config";
        }

        switch (named.Declaration)
        {
            case FunctionDeclaration { Id: { Name: not "config" } function }:
                FirstFunction ??= function.Name;
                break;
            case VariableDeclaration variables:
                foreach (var declarator in variables.Declarations)
                {
                    if (declarator.Id is Identifier { Name: "config" })
                    {
                        ExportsConfig = true;
                        // Only a constant is sure to have this value when the handler is called.
                        Config = variables.Kind == VariableDeclarationKind.Const ? declarator.Init : null;
                    }
                    else if (declarator is { Id: Identifier variable, Init: FunctionExpression or ArrowFunctionExpression })
                    {
                        FirstFunction ??= variable.Name;
                    }
                    else if (declarator.Id is not Identifier)
                    {
                        ExportsConfig = true;
                    }
                }

                break;
            case FunctionDeclaration { Id.Name: "config" } or ClassDeclaration { Id.Name: "config" }:
                ExportsConfig = true;
                break;
        }
    }

    public static string? NameOf(Expression exported) => exported switch
    {
        Identifier identifier => identifier.Name,
        StringLiteral literal => literal.Value,
        _ => null,
    };
}
