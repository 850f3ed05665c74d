using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Hints;

/// <summary>
/// Finds the function that the author of a bare body forgot to export: the body declares functions and does nothing else. What has any effect, as
/// a call, or returns something is a body that does its work.
/// </summary>
public static class UnexportedHandler
{
    private static readonly string[] s_usual = ["handler", "main", "default", "handle", "run", "execute", "fetch", "index"];

    /// <summary>Expressions in each other that are looked into.</summary>
    private const int MaxDepth = 32;

    /// <summary>The name of the function that is most likely meant; null when the body does something, or declares no function.</summary>
    /// <param name="body">The statements of the body.</param>
    public static Identifier? Find(NodeList<Statement> body)
    {
        List<Identifier> functions = [];
        foreach (var statement in body)
        {
            if (!IsIdle(statement, functions))
            {
                return null;
            }
        }

        return functions.Find(static name => s_usual.Contains(name.Name)) ?? functions.LastOrDefault();
    }

    private static bool IsIdle(Statement statement, List<Identifier> functions)
    {
        switch (statement)
        {
            case FunctionDeclaration { Id: { } name }:
                functions.Add(name);
                return true;
            case VariableDeclaration { Kind: VariableDeclarationKind.Const or VariableDeclarationKind.Let or VariableDeclarationKind.Var } variables:
                foreach (var declarator in variables.Declarations)
                {
                    if (declarator.Init is { } init && !IsIdle(declarator.Id, init, functions))
                    {
                        return false;
                    }
                }

                return true;
            case ExpressionStatement { Expression: AssignmentExpression { Operator: Operator.Assignment, Left: Identifier name, Right: var value } }:
                return IsIdle(name, value, functions);
            case ExpressionStatement expression:
                return IsIdle(expression.Expression, MaxDepth);
            case ClassDeclaration or EmptyStatement:
                return true;
            default:
                return false;
        }
    }

    private static bool IsIdle(Node target, Expression value, List<Identifier> functions)
    {
        if (value is FunctionExpression or ArrowFunctionExpression && target is Identifier name)
        {
            functions.Add(name);
        }

        return IsIdle(value, MaxDepth);
    }

    /// <summary>Whether an expression only makes a value. Constructors are taken to do so, but for a promise, whose work begins at once.</summary>
    private static bool IsIdle(Node? expression, int depth) => depth > 0 && expression switch
    {
        null or Literal or Identifier or FunctionExpression or ArrowFunctionExpression or ClassExpression or TemplateElement => true,
        TemplateLiteral or ArrayExpression or ObjectExpression or ObjectProperty or SpreadElement or ParenthesizedExpression or ConditionalExpression
            or BinaryExpression or MemberExpression or ChainExpression => AllIdle(expression, depth),
        NonUpdateUnaryExpression { Operator: not Operator.Delete } => AllIdle(expression, depth),
        NewExpression { Callee: not Identifier { Name: "Promise" } } => AllIdle(expression, depth),
        _ => false,
    };

    private static bool AllIdle(Node expression, int depth)
    {
        foreach (var child in expression.ChildNodes)
        {
            if (!IsIdle(child, depth - 1))
            {
                return false;
            }
        }

        return true;
    }
}
