using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.EsTree;

internal sealed partial class EsTreeWriter
{
    private bool TryWriteExpression(Node node)
    {
        switch (node)
        {
            case LogicalExpression expression:
                WriteBinary("LogicalExpression", expression);
                return true;
            case BinaryExpression expression:
                WriteBinary("BinaryExpression", expression);
                return true;
            case UpdateExpression expression:
                WriteUnary("UpdateExpression", expression, expression.Prefix);
                return true;
            case UnaryExpression expression:
                WriteUnary("UnaryExpression", expression, prefix: true);
                return true;
            case AssignmentExpression expression:
                Open("AssignmentExpression", node);
                Field("left", expression.Left);
                Field("operator", OperatorText.Of(expression.Operator));
                Field("right", expression.Right);
                return true;
            case ConditionalExpression expression:
                Open("ConditionalExpression", node);
                Field("alternate", expression.Alternate);
                Field("consequent", expression.Consequent);
                Field("test", expression.Test);
                return true;
            case SequenceExpression expression:
                Open("SequenceExpression", node);
                WriteSequence(expression);
                return true;
            case AwaitExpression expression:
                Open("AwaitExpression", node);
                Field("argument", expression.Argument);
                return true;
            case YieldExpression expression:
                Open("YieldExpression", node);
                Field("argument", expression.Argument);
                Field("delegate", expression.Delegate);
                return true;
            default:
                return TryWriteReference(node) || TryWriteList(node) || TryWriteTemplate(node);
        }
    }

    private bool TryWriteReference(Node node)
    {
        switch (node)
        {
            case CallExpression expression:
                Open("CallExpression", node);
                Field("arguments", expression.Arguments);
                Field("callee", expression.Callee);
                Field("optional", expression.Optional);
                return true;
            case NewExpression expression:
                Open("NewExpression", node);
                Field("arguments", expression.Arguments);
                Field("callee", expression.Callee);
                return true;
            case MemberExpression expression:
                Open("MemberExpression", node);
                Field("computed", expression.Computed);
                Field("object", expression.Object);
                Field("optional", expression.Optional);
                Field("property", expression.Property);
                return true;
            case ChainExpression expression:
                Open("ChainExpression", node);
                Field("expression", expression.Expression);
                return true;
            case MetaProperty expression:
                Open("MetaProperty", node);
                Field("meta", expression.Meta);
                Field("property", expression.Property);
                return true;
            case ImportExpression expression:
                Open("ImportExpression", node);
                Field("options", expression.Options);
                WritePhase(expression.Phase);
                Field("source", expression.Source);
                return true;
            default:
                return false;
        }
    }

    private bool TryWriteList(Node node)
    {
        switch (node)
        {
            case ArrayExpression expression:
                Open("ArrayExpression", node);
                Field("elements", expression.Elements);
                return true;
            case ArrayPattern pattern:
                Open("ArrayPattern", node);
                Field("elements", pattern.Elements);
                return true;
            case ObjectExpression expression:
                Open("ObjectExpression", node);
                Field("properties", expression.Properties);
                return true;
            case ObjectPattern pattern:
                Open("ObjectPattern", node);
                Field("properties", pattern.Properties);
                return true;
            case AssignmentPattern pattern:
                Open("AssignmentPattern", node);
                Field("left", pattern.Left);
                Field("right", pattern.Right);
                return true;
            case SpreadElement element:
                Open("SpreadElement", node);
                Field("argument", element.Argument);
                return true;
            case RestElement element:
                Open("RestElement", node);
                Field("argument", element.Argument);
                return true;
            default:
                return false;
        }
    }

    private void WriteBinary(string type, BinaryExpression expression)
    {
        Open(type, expression);
        Field("left", expression.Left);
        Field("operator", OperatorText.Of(expression.Operator));
        Field("right", expression.Right);
    }

    private void WriteUnary(string type, UnaryExpression expression, bool prefix)
    {
        Open(type, expression);
        Field("argument", expression.Argument);
        Field("operator", OperatorText.Of(expression.Operator));
        Field("prefix", prefix);
    }

    private void WriteSequence(SequenceExpression sequence)
    {
        if (!OnlyEquivalence)
        {
            Field("expressions", sequence.Expressions);
            return;
        }

        Key("expressions");
        _sink.Write("[");
        bool first = true;
        WriteSpliced(sequence, ref first);
        _sink.Write("]");
    }

    private void WriteSpliced(SequenceExpression sequence, ref bool first)
    {
        foreach (Expression item in sequence.Expressions)
        {
            if (item is SequenceExpression nested)
            {
                WriteSpliced(nested, ref first);
                continue;
            }

            Separate(ref first);
            WriteNode(item);
        }
    }
}
