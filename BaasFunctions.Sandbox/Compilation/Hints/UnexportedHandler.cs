using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>
/// Finds the function that the author of a bare body forgot to export: the body declares functions and does nothing else. What has any effect, as
/// a call, or returns something is a body that does its work.
/// </summary>
public static class UnexportedHandler
{
    private static readonly string[] s_usual = ["handler", "main", "default", "handle", "run", "execute", "fetch", "index"];

    /// <summary>Constructors that only make a value.</summary>
    private static readonly string[] s_plain =
    [
        "Array", "Date", "Error", "Headers", "Map", "Number", "Object", "RangeError", "RegExp", "Set", "TextDecoder", "TextEncoder", "TypeError",
        "URL", "URLSearchParams", "Uint8Array", "WeakMap", "WeakSet",
    ];

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
            case ClassDeclaration declaration:
                return IsIdleClass(declaration.SuperClass, declaration.Body, MaxDepth);
            case EmptyStatement:
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

    /// <summary>Whether an expression only makes a value, as some constructors of the language and the web do; others may do anything.</summary>
    private static bool IsIdle(Node? expression, int depth) => depth > 0 && expression switch
    {
        null or Literal or Identifier or FunctionExpression or ArrowFunctionExpression or TemplateElement => true,
        ClassExpression made => IsIdleClass(made.SuperClass, made.Body, depth),
        TemplateLiteral or ArrayExpression or ObjectExpression or ObjectProperty or SpreadElement or ParenthesizedExpression or ConditionalExpression
            or BinaryExpression or MemberExpression or ChainExpression => AllIdle(expression, depth),
        NonUpdateUnaryExpression { Operator: not Operator.Delete } => AllIdle(expression, depth),
        NewExpression { Callee: Identifier { Name: var constructed } } when s_plain.Contains(constructed) => AllIdle(expression, depth),
        _ => false,
    };

    /// <summary>Whether nothing runs when a class is declared, as its static blocks and the values of its static members would.</summary>
    private static bool IsIdleClass(Node? parent, ClassBody body, int depth)
    {
        if (!IsIdle(parent, depth - 1))
        {
            return false;
        }

        foreach (var member in body.Body)
        {
            if (member is StaticBlock || (member is PropertyDefinition { Static: true, Value: { } value } && !IsIdle(value, depth - 1)))
            {
                return false;
            }
        }

        return true;
    }

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
