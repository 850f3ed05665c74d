using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.EsTree;

internal sealed partial class EsTreeWriter
{
    private bool TryWriteModuleItem(Node node)
    {
        switch (node)
        {
            case ImportDeclaration declaration:
                Open("ImportDeclaration", node);
                Field("attributes", declaration.Attributes);
                WritePhase(declaration.Phase);
                Field("source", declaration.Source);
                Field("specifiers", declaration.Specifiers);
                return true;
            case ImportSpecifier specifier:
                Open("ImportSpecifier", node);
                Field("imported", specifier.Imported);
                Field("local", specifier.Local);
                return true;
            case ImportDefaultSpecifier specifier:
                Open("ImportDefaultSpecifier", node);
                Field("local", specifier.Local);
                return true;
            case ImportNamespaceSpecifier specifier:
                Open("ImportNamespaceSpecifier", node);
                Field("local", specifier.Local);
                return true;
            case ImportAttribute attribute:
                Open("ImportAttribute", node);
                Field("key", attribute.Key);
                Field("value", attribute.Value);
                return true;
            default:
                return TryWriteExport(node);
        }
    }

    private bool TryWriteExport(Node node)
    {
        switch (node)
        {
            case ExportNamedDeclaration declaration:
                Open("ExportNamedDeclaration", node);
                Field("attributes", declaration.Attributes);
                Field("declaration", declaration.Declaration);
                Field("source", declaration.Source);
                Field("specifiers", declaration.Specifiers);
                return true;
            case ExportSpecifier specifier:
                Open("ExportSpecifier", node);
                Field("exported", specifier.Exported);
                Field("local", specifier.Local);
                return true;
            case ExportAllDeclaration declaration:
                Open("ExportAllDeclaration", node);
                Field("attributes", declaration.Attributes);
                Field("exported", declaration.Exported);
                Field("source", declaration.Source);
                return true;
            case ExportDefaultDeclaration declaration:
                Open("ExportDefaultDeclaration", node);
                Field("declaration", declaration.Declaration);
                return true;
            default:
                return false;
        }
    }

    // Phases are newer than ESTree; an import without one has no such key.
    private void WritePhase(ImportPhase phase)
    {
        if (phase != ImportPhase.None)
        {
            Field("phase", phase == ImportPhase.Defer ? "defer" : "source");
        }
    }
}
