using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.EsTree;

internal sealed partial class EsTreeWriter
{
    private bool TryWriteDeclaration(Node node)
    {
        switch (node)
        {
            case VariableDeclaration declaration:
                Open("VariableDeclaration", node);
                Field("declarations", declaration.Declarations);
                Field("kind", KindOf(declaration.Kind));
                return true;
            case VariableDeclarator declarator:
                Open("VariableDeclarator", node);
                Field("id", declarator.Id);
                Field("init", declarator.Init);
                return true;
            case IFunction function:
                Open(node.Type.ToString(), node);
                Field("async", function.Async);
                Field("body", function.Body);
                Field("expression", function.Expression);
                Field("generator", function.Generator);
                Field("id", function.Id);
                Field("params", function.Params);
                return true;
            case IClass definition:
                Open(node.Type.ToString(), node);
                Field("body", definition.Body);
                Field("id", definition.Id);
                Field("superClass", definition.SuperClass);
                return true;
            case ClassBody body:
                Open("ClassBody", node);
                Field("body", body.Body);
                return true;
            default:
                return TryWriteProperty(node);
        }
    }

    private bool TryWriteProperty(Node node)
    {
        switch (node)
        {
            case MethodDefinition method:
                Open("MethodDefinition", node);
                Field("computed", method.Computed);
                PropertyKey(method);
                Field("kind", KindOf(method.Kind));
                Field("static", method.Static);
                Field("value", method.Value);
                return true;
            case PropertyDefinition property:
                Open("PropertyDefinition", node);
                Field("computed", property.Computed);
                PropertyKey(property);
                Field("static", property.Static);
                Field("value", property.Value);
                return true;
            case Property property:
                Open("Property", node);
                Field("computed", property.Computed);
                PropertyKey(property);
                Field("kind", KindOf(property.Kind));
                Field("method", property is ObjectProperty { Method: true });
                Field("shorthand", property.Shorthand);
                Field("value", property.Value);
                return true;
            default:
                return false;
        }
    }

    private void PropertyKey(IProperty property)
    {
        if (!OnlyEquivalence || property.Computed || property.Key is PrivateIdentifier)
        {
            Field("key", property.Key);
            return;
        }

        string name = property.Key switch
        {
            Identifier identifier => identifier.Name,
            StringLiteral literal => literal.Value,
            NumericLiteral literal => NumberName(literal.Value),
            BigIntLiteral literal => literal.Value.ToString(),
            var other => throw new NotSupportedException($"No property name is a {other.GetType().Name}."),
        };
        Field("key", _detail == EsTreeDetail.Shape ? "" : name);
    }

    // Number::toString for the numbers that the suites use as names.
    private static string NumberName(double value) => double.IsInfinity(value)
        ? "Infinity"
        : value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string KindOf(VariableDeclarationKind kind) => kind switch
    {
        VariableDeclarationKind.Var => "var",
        VariableDeclarationKind.Let => "let",
        VariableDeclarationKind.Const => "const",
        VariableDeclarationKind.Using => "using",
        VariableDeclarationKind.AwaitUsing => "await using",
        _ => throw new NotSupportedException($"No ESTree form for a {kind} declaration."),
    };

    private static string KindOf(PropertyKind kind) => kind switch
    {
        PropertyKind.Init => "init",
        PropertyKind.Get => "get",
        PropertyKind.Set => "set",
        PropertyKind.Constructor => "constructor",
        PropertyKind.Method => "method",
        _ => throw new NotSupportedException($"No ESTree form for a {kind} property."),
    };
}
