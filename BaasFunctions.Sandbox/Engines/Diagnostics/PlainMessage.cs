using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>
/// Puts messages of the engine that name nothing into words with the expression at fault, which the tree tells. Only what is reported and logged
/// is put so: the engine gives no hold on the message that a <c>catch</c> of the function reads.
/// </summary>
internal static class PlainMessage
{
    private const int MaxSeen = 20_000;
    private const string Nullish = "Cannot convert undefined or null to object";
    private const string NullishParameter = "Destructed parameter is null or undefined";
    private const string NotIterable = "The value is not iterable";
    private const string NotSpreadable = " is not iterable";

    /// <summary>Whether a message is one of the engine's that name nothing.</summary>
    public static bool IsBare(string message) => message is Nullish or NullishParameter or NotIterable or NotSpreadable;

    /// <param name="program">The program in which it arose.</param>
    /// <param name="message">A bare message of the engine.</param>
    /// <param name="line">1-based line of the error's first frame.</param>
    /// <param name="column">0-based column of it.</param>
    public static string Of(CompiledProgram program, string message, int line, int column)
    {
        if (message == NullishParameter)
        {
            return TakesParametersApart(program.Root)
                ? "Cannot destructure a parameter, as its argument, or a member of it that is taken apart, is undefined or null"
                : "Cannot destructure a parameter, as its argument is undefined or null";
        }

        var position = Position.From(line, program.ColumnInEngine(line, column));
        var found = new List<(string Text, Position Value)>();
        if (StatementAt(program.Root, position) is { } statement)
        {
            Collect(statement, message == Nullish, program.Temporaries, found, 64);
        }

        // The engine's place is that of the value, or of the statement.
        var there = found.Where(one => one.Value == position).ToList();
        return there is [var exact] ? exact.Text : found is [var only] ? only.Text : message == NotSpreadable ? NotIterable : message;
    }

    /// <summary>Whether a parameter of some function has a pattern within a pattern; one of very many functions may be overlooked.</summary>
    private static bool TakesParametersApart(Node root)
    {
        var open = new Stack<Node>([root]);
        for (var seen = 0; seen < MaxSeen && open.TryPop(out var node); seen++)
        {
            if (node is IFunction { Params: var parameters } && parameters.Any(static parameter =>
                (parameter is AssignmentPattern { Left: var left } ? left : parameter) is DestructuringPattern pattern && HasPattern(pattern)))
            {
                return true;
            }

            foreach (var child in node.ChildNodes)
            {
                open.Push(child);
            }
        }

        return false;
    }

    /// <summary>The innermost statement, or the body of an arrow function that is an expression.</summary>
    private static Node? StatementAt(Node root, Position position)
    {
        Node? found = null;
        Node? outer = null;
        foreach (var node in NodeSearch.Around(root, position))
        {
            found = node is Statement and not BlockStatement || outer is ArrowFunctionExpression && node is Expression ? node : found;
            outer = node;
        }

        return found;
    }

    /// <summary>What in a statement may have been at fault; two of them leave it open.</summary>
    private static void Collect(
        Node node, bool isNullish, IReadOnlyDictionary<string, string>? names, List<(string Text, Position Value)> found, int depth)
    {
        if (depth == 0 || found.Count > 32 || node is IFunction or BlockStatement)
        {
            return;
        }

        (string? Text, Node? Value) candidate = node switch
        {
            VariableDeclarator { Id: DestructuringPattern pattern, Init: { } value } => (OfPattern(pattern, value, isNullish, names), value),
            AssignmentExpression { Left: DestructuringPattern pattern } assignment =>
                (OfPattern(pattern, assignment.Right, isNullish, names), assignment.Right),
            AssignmentExpression { Left: MemberExpression target } when isNullish =>
                ($"Cannot set property '{Key(target)}' of '{ExpressionText.Of(target.Object, names)}' as it is undefined or null", target),
            ForOfStatement { Left: not VariableDeclaration } or ForOfStatement { Left: VariableDeclaration { Declarations.Count: 1 } } =>
                OfLoop((ForOfStatement)node, isNullish, names),
            CallExpression { Callee: MemberExpression { Computed: false, Object: Identifier { Name: "Object" }, Property: Identifier { Name: var method } }, Arguments: [var argument, ..] }
                when isNullish => ($"Object.{method}() expects an object, and '{ExpressionText.Of(argument, names)}' is undefined or null", node),
            SpreadElement spread => (NoIterable(spread.Argument, isNullish, names), spread.Argument),
            _ => (null, null),
        };
        if (candidate is ({ } text, { } at))
        {
            found.Add((text, at.LocationRef.Start));
        }

        foreach (var child in node.ChildNodes)
        {
            Collect(child, isNullish, names, found, depth - 1);
        }
    }

    /// <summary>With a pattern in its head it may be an element as well.</summary>
    private static (string? Text, Node? Value) OfLoop(ForOfStatement loop, bool isNullish, IReadOnlyDictionary<string, string>? names) =>
        loop.Left is DestructuringPattern || (loop.Left is VariableDeclaration declaration && declaration.Declarations[0].Id is DestructuringPattern)
            ? (null, null)
            : (NoIterable(loop.Right, isNullish, names), loop.Right);

    private static string? OfPattern(Node pattern, Expression value, bool isNullish, IReadOnlyDictionary<string, string>? names) => pattern switch
    {
        // The value of a member may be at fault as well.
        _ when HasPattern(pattern) => isNullish
            ? $"Cannot destructure '{ExpressionText.Of(value, names)}', as it, or a member of it that is taken apart, is undefined or null"
            : null,
        ArrayPattern => NoIterable(value, isNullish, names),
        ObjectPattern { Properties.Count: > 0 } members when isNullish && members.Properties[0] is Property { Computed: false, Key: Identifier { Name: var key } } =>
            $"Cannot destructure property '{key}' of '{ExpressionText.Of(value, names)}' as it is undefined or null",
        ObjectPattern when isNullish => $"Cannot destructure '{ExpressionText.Of(value, names)}' as it is undefined or null",
        _ => null,
    };

    private static bool HasPattern(Node pattern)
    {
        foreach (var member in pattern.ChildNodes)
        {
            var value = member is Property { Value: var inner } ? inner : member;
            if ((value is AssignmentPattern { Left: var left } ? left : value) is DestructuringPattern)
            {
                return true;
            }
        }

        return false;
    }

    private static string NoIterable(Node value, bool isNullish, IReadOnlyDictionary<string, string>? names) =>
        $"{ExpressionText.Of(value, names)} is not iterable{(isNullish ? ", as it is undefined or null" : "")}";

    private static string Key(MemberExpression member) => member switch
    {
        { Property: Identifier { Name: var name }, Computed: false } => name,
        { Property: StringLiteral text } => ErrorText.Shorten(text.Value, ErrorText.MaxName),
        _ => ExpressionText.Of(member.Property),
    };
}
