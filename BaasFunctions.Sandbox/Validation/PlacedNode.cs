using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A node of the tree with what is around it.</summary>
/// <param name="node">The node.</param>
/// <param name="parent">The node around it; null at the top.</param>
/// <param name="scope">The names known in it; of a function, those inside.</param>
internal sealed class PlacedNode(Node node, PlacedNode? parent, NameScope scope)
{
    public Node Node => node;

    public PlacedNode? Parent => parent;

    public NameScope Scope => scope;

    /// <summary>The node around it that means something: parentheses and the frame of <c>?.</c> do not.</summary>
    public PlacedNode? Around
    {
        get
        {
            var around = parent;
            while (around?.Node is ParenthesizedExpression or ChainExpression)
            {
                around = around.Parent;
            }

            return around;
        }
    }

    /// <summary>True when the node is the callee of the call or construction around it.</summary>
    public bool IsCallee => Around?.Node switch
    {
        CallExpression call => Bare(call.Callee) == node,
        NewExpression construction => Bare(construction.Callee) == node,
        _ => false,
    };

    /// <summary>An expression without parentheses and the frame of <c>?.</c>.</summary>
    public static Node? Bare(Node? node)
    {
        while (true)
        {
            switch (node)
            {
                case ParenthesizedExpression parenthesized:
                    node = parenthesized.Expression;
                    break;
                case ChainExpression chain:
                    node = chain.Expression;
                    break;
                default:
                    return node;
            }
        }
    }

    /// <summary>The name of a member, where it is written down; null for one that is computed.</summary>
    public static string? NameOf(MemberExpression member) => (member.Computed, member.Property) switch
    {
        (false, Identifier name) => name.Name,
        (true, StringLiteral text) => text.Value,
        _ => null,
    };
}
