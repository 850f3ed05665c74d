using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>What a file imports and exports, read from its tree.</summary>
internal static class FileOutline
{
    /// <summary>Everything that a file imports: declarations and re-exports first, then <c>import()</c> wherever it stands.</summary>
    public static List<FileImport> ImportsOf(Module module)
    {
        var imports = new List<FileImport>();
        foreach (var statement in module.Body)
        {
            if (Of(statement) is { } import)
            {
                imports.Add(import);
            }
        }

        var open = new Stack<Node>();
        open.Push(module);
        while (open.TryPop(out var node))
        {
            if (node is ImportExpression { Source: var source } dynamic)
            {
                imports.Add(new FileImport((source as StringLiteral)?.Value, dynamic.LocationRef, IsDynamic: true));
            }

            foreach (var child in node.ChildNodes)
            {
                open.Push(child);
            }
        }

        return imports;
    }

    /// <summary>The names that a file exports.</summary>
    public static FileExports ExportsOf(Module module)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<string>();
        foreach (var statement in module.Body)
        {
            switch (statement)
            {
                case ExportDefaultDeclaration:
                    names.Add("default");
                    break;
                case ExportAllDeclaration { Exported: { } exported }:
                    Add(names, exported);
                    break;
                case ExportAllDeclaration from:
                    all.Add(from.Source.Value);
                    break;
                case ExportNamedDeclaration named:
                    foreach (var specifier in named.Specifiers)
                    {
                        Add(names, specifier.Exported);
                    }

                    AddDeclared(names, named.Declaration);
                    break;
            }
        }

        return new FileExports(names, all);
    }

    private static FileImport? Of(Statement statement) => statement switch
    {
        ImportDeclaration import => new FileImport(import.Source.Value, import.Source.LocationRef, IsDynamic: false)
        {
            Type = TypeOf(import.Attributes),
            Names = NamesOf(import),
        },
        ExportAllDeclaration export => new FileImport(export.Source.Value, export.Source.LocationRef, IsDynamic: false) { Type = TypeOf(export.Attributes) },
        ExportNamedDeclaration { Source: { } source } export => new FileImport(source.Value, source.LocationRef, IsDynamic: false)
        {
            Type = TypeOf(export.Attributes),
            Names = [.. export.Specifiers.Select(specifier => (ModuleOutline.NameOf(specifier.Local) ?? "", specifier.Local.Location))],
        },
        _ => null,
    };

    private static List<(string, SourceLocation)> NamesOf(ImportDeclaration import)
    {
        var names = new List<(string, SourceLocation)>();
        foreach (var specifier in import.Specifiers)
        {
            switch (specifier)
            {
                case ImportSpecifier named:
                    names.Add((ModuleOutline.NameOf(named.Imported) ?? "", named.Location));
                    break;
                case ImportDefaultSpecifier:
                    names.Add(("default", specifier.Location));
                    break;
            }
        }

        return names;
    }

    private static string? TypeOf(in NodeList<ImportAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (ModuleOutline.NameOf(attribute.Key) == "type")
            {
                return attribute.Value.Value;
            }
        }

        return null;
    }

    private static void Add(HashSet<string> names, Expression exported)
    {
        if (ModuleOutline.NameOf(exported) is { } name)
        {
            names.Add(name);
        }
    }

    private static void AddDeclared(HashSet<string> names, Node? declaration)
    {
        switch (declaration)
        {
            case IFunction { Id: { } function }:
                names.Add(function.Name);
                break;
            case IClass { Id: { } type }:
                names.Add(type.Name);
                break;
            case VariableDeclaration variables:
                foreach (var declarator in variables.Declarations)
                {
                    AddBound(names, declarator.Id);
                }

                break;
        }
    }

    /// <summary>The names that a pattern binds; its depth is bounded by that of the tree, which is checked before.</summary>
    private static void AddBound(HashSet<string> names, Node? pattern)
    {
        switch (pattern)
        {
            case Identifier name:
                names.Add(name.Name);
                break;
            case AssignmentPattern { Left: var target }:
                AddBound(names, target);
                break;
            case RestElement { Argument: var rest }:
                AddBound(names, rest);
                break;
            case Property { Value: var value }:
                AddBound(names, value);
                break;
            case ArrayPattern or ObjectPattern:
                foreach (var part in pattern.ChildNodes)
                {
                    AddBound(names, part);
                }

                break;
        }
    }
}
