using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Engines.Testing;

/// <summary>The statements of a program that do something when they run.</summary>
/// <param name="isAuthored">Whether a place belongs to the text of the author.</param>
internal sealed class StatementList(Func<Position, bool> isAuthored) : AstVisitor
{
    public List<Node> Found { get; } = [];

    public override object? Visit(Node node)
    {
        if (Counts(node) && isAuthored(node.Location.Start))
        {
            Found.Add(node);
        }
        else if (node is ArrowFunctionExpression { Body: not BlockStatement } arrow)
        {
            Found.Add(arrow.Body);
        }

        return node is ForStatement loop ? VisitLoop(loop) : base.Visit(node);
    }

    private static bool Counts(Node node) => node is Statement
        and not (BlockStatement or EmptyStatement or LabeledStatement or FunctionDeclaration or ClassDeclaration or DebuggerStatement)
        and not (ImportOrExportDeclaration or StaticBlock);

    /// <summary>What a loop declares in its head runs with it and counts with it.</summary>
    private ForStatement VisitLoop(ForStatement loop)
    {
        foreach (var part in loop.ChildNodes)
        {
            if (part is VariableDeclaration head && ReferenceEquals(part, loop.Init))
            {
                base.Visit(head);
            }
            else
            {
                Visit(part);
            }
        }

        return loop;
    }
}
