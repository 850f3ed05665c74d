using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.EsTree;

internal sealed partial class EsTreeWriter
{
    private bool TryWriteStatement(Node node)
    {
        switch (node)
        {
            case ProgramNode program:
                Open("Program", node);
                Field("body", program.Body);
                Field("sourceType", program is Module ? "module" : "script");
                return true;
            case Directive directive:
                Open("ExpressionStatement", node);
                if (!OnlyEquivalence)
                {
                    Field("directive", directive.Value);
                }

                Field("expression", directive.Expression);
                return true;
            case ExpressionStatement statement:
                Open("ExpressionStatement", node);
                Field("expression", statement.Expression);
                return true;
            case StaticBlock block:
                Open("StaticBlock", node);
                Field("body", block.Body);
                return true;
            case BlockStatement block:
                Open("BlockStatement", node);
                Field("body", block.Body);
                return true;
            case EmptyStatement:
                Open("EmptyStatement", node);
                return true;
            case DebuggerStatement:
                Open("DebuggerStatement", node);
                return true;
            case IfStatement statement:
                Open("IfStatement", node);
                Field("alternate", statement.Alternate);
                Field("consequent", statement.Consequent);
                Field("test", statement.Test);
                return true;
            case ReturnStatement statement:
                Open("ReturnStatement", node);
                Field("argument", statement.Argument);
                return true;
            case ThrowStatement statement:
                Open("ThrowStatement", node);
                Field("argument", statement.Argument);
                return true;
            case WithStatement statement:
                Open("WithStatement", node);
                Field("body", statement.Body);
                Field("object", statement.Object);
                return true;
            default:
                return TryWriteLoop(node) || TryWriteJump(node);
        }
    }

    private bool TryWriteLoop(Node node)
    {
        switch (node)
        {
            case WhileStatement loop:
                Open("WhileStatement", node);
                Field("body", loop.Body);
                Field("test", loop.Test);
                return true;
            case DoWhileStatement loop:
                Open("DoWhileStatement", node);
                Field("body", loop.Body);
                Field("test", loop.Test);
                return true;
            case ForStatement loop:
                Open("ForStatement", node);
                Field("body", loop.Body);
                Field("init", loop.Init);
                Field("test", loop.Test);
                Field("update", loop.Update);
                return true;
            case ForInStatement loop:
                Open("ForInStatement", node);
                Field("body", loop.Body);
                Field("left", loop.Left);
                Field("right", loop.Right);
                return true;
            case ForOfStatement loop:
                Open("ForOfStatement", node);
                Field("await", loop.Await);
                Field("body", loop.Body);
                Field("left", loop.Left);
                Field("right", loop.Right);
                return true;
            default:
                return false;
        }
    }

    private bool TryWriteJump(Node node)
    {
        switch (node)
        {
            case LabeledStatement statement:
                Open("LabeledStatement", node);
                Field("body", statement.Body);
                Field("label", statement.Label);
                return true;
            case BreakStatement statement:
                Open("BreakStatement", node);
                Field("label", statement.Label);
                return true;
            case ContinueStatement statement:
                Open("ContinueStatement", node);
                Field("label", statement.Label);
                return true;
            case SwitchStatement statement:
                Open("SwitchStatement", node);
                Field("cases", statement.Cases);
                Field("discriminant", statement.Discriminant);
                return true;
            case SwitchCase switchCase:
                Open("SwitchCase", node);
                Field("consequent", switchCase.Consequent);
                Field("test", switchCase.Test);
                return true;
            case TryStatement statement:
                Open("TryStatement", node);
                Field("block", statement.Block);
                Field("finalizer", statement.Finalizer);
                Field("handler", statement.Handler);
                return true;
            case CatchClause clause:
                Open("CatchClause", node);
                Field("body", clause.Body);
                Field("param", clause.Param);
                return true;
            default:
                return false;
        }
    }
}
