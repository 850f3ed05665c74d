using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.EsTree;

internal sealed partial class EsTreeWriter
{
    private bool TryWriteLeaf(Node node)
    {
        switch (node)
        {
            case Identifier identifier:
                Open("Identifier", node);
                Field("name", _detail == EsTreeDetail.Shape ? "" : identifier.Name);
                return true;
            case PrivateIdentifier identifier:
                Open("PrivateIdentifier", node);
                Field("name", identifier.Name);
                return true;
            case Literal literal:
                WriteLiteral(literal);
                return true;
            case ThisExpression:
                Open("ThisExpression", node);
                return true;
            case Super:
                Open("Super", node);
                return true;
            default:
                return false;
        }
    }

    private void WriteLiteral(Literal literal)
    {
        Open("Literal", literal);
        if (_detail == EsTreeDetail.Shape)
        {
            return;
        }

        if (literal is BigIntLiteral big)
        {
            Field("bigint", big.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (!OnlyEquivalence)
        {
            Field("raw", literal.Raw);
        }

        if (literal is RegExpLiteral regExp)
        {
            Key("regex");
            _sink.Write("{\"flags\":");
            _sink.WriteQuoted(regExp.RegExp.Flags);
            _sink.Write(",\"pattern\":");
            _sink.WriteQuoted(regExp.RegExp.Pattern);
            _sink.Write("}");
        }

        Key("value");
        WriteLiteralValue(literal);
    }

    // The value of a regular expression or a BigInt is in its own key.
    private void WriteLiteralValue(Literal literal)
    {
        switch (literal)
        {
            case StringLiteral text:
                _sink.WriteQuoted(text.Value);
                break;
            case NumericLiteral number:
                _sink.WriteFloat64(number.Value);
                break;
            case BooleanLiteral boolean:
                _sink.Write(boolean.Value);
                break;
            default:
                _sink.Write("null");
                break;
        }
    }

    private bool TryWriteTemplate(Node node)
    {
        switch (node)
        {
            case TemplateLiteral template:
                Open("TemplateLiteral", node);
                Field("expressions", template.Expressions);
                Field("quasis", template.Quasis);
                return true;
            case TaggedTemplateExpression template:
                Open("TaggedTemplateExpression", node);
                Field("quasi", template.Quasi);
                Field("tag", template.Tag);
                return true;
            case TemplateElement element:
                Open("TemplateElement", node);
                Field("tail", element.Tail);
                Key("value");
                WriteTemplateValue(element.Value.Cooked, element.Value.Raw);
                return true;
            default:
                return false;
        }
    }

    private void WriteTemplateValue(string? cooked, string raw)
    {
        _sink.Write("{\"cooked\":");
        if (cooked is null)
        {
            _sink.Write("null");
        }
        else
        {
            _sink.WriteQuoted(cooked);
        }

        _sink.Write(",\"raw\":");
        _sink.WriteQuoted(raw);
        _sink.Write("}");
    }
}
