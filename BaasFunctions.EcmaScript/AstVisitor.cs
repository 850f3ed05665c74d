using System.Runtime.CompilerServices;
using Acornima.Ast;

namespace Acornima;

/// <summary>Walks a tree; each method visits the children of its node unless overridden.</summary>
public partial class AstVisitor
{
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the thread's stack allows.</exception>
    public virtual object? Visit(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node.Accept(this);
    }

    private Node VisitChildren(Node node)
    {
        foreach (var child in node.ChildNodes)
        {
            Visit(child);
        }

        return node;
    }
}
