using Acornima.Ast;
using Acornima.Lexing;
using Acornima.Scopes;

namespace Acornima.Parsing;

/// <summary>Patterns: read as such in declarations and parameters (ECMA-262, 14.3.3), made of expressions elsewhere (13.15.5).</summary>
internal sealed partial class SyntaxParser
{
    /// <summary>BindingIdentifier or BindingPattern</summary>
    private Node ParseBindingTarget()
    {
        switch (Type)
        {
            case TokenType.BracketLeft:
                Nest();
                var start = TokenStart;
                Next();
                var mark = _scratchCount;
                ParseBindingItems(TokenType.BracketRight, allowHoles: true);
                _depth--;
                return Finish(new ArrayPattern(PopList<Node?>(mark)), start);
            case TokenType.BraceLeft:
                return ParseObjectPattern();
            default:
                return ParseIdentifier();
        }
    }

    /// <summary>Pushes the elements of an array pattern or parameter list up to the closing token, and takes that.</summary>
    private void ParseBindingItems(TokenType close, bool allowHoles)
    {
        while (Type != close)
        {
            if (allowHoles && Type == TokenType.Comma)
            {
                Push(null);
                Next();
                continue;
            }

            if (Type == TokenType.Ellipsis)
            {
                Push(ParseRestBinding());
                if (Type == TokenType.Comma)
                {
                    throw Error(TokenStart, "RestNotLast", close == TokenType.ParenRight
                        ? "Rest parameter must be last formal parameter"
                        : "Rest element must be last element");
                }

                break;
            }

            Push(ParseBindingElement());
            if (Type == close)
            {
                break;
            }

            Expect(TokenType.Comma);
        }

        Expect(close);
    }

    /// <summary>BindingElement : target [Initializer]</summary>
    private Node ParseBindingElement()
    {
        var start = TokenStart;
        var target = ParseBindingTarget();
        return ParseBindingDefault(target, start);
    }

    private Node ParseBindingDefault(Node target, int start)
    {
        if (!Eat(TokenType.Assign))
        {
            return target;
        }

        var right = ParseAssignment(ForInit.None);
        return Finish(new AssignmentPattern(target, right), start);
    }

    private RestElement ParseRestBinding()
    {
        var start = TokenStart;
        Next();
        var argument = ParseBindingTarget();
        return Finish(new RestElement(argument), start);
    }

    private ObjectPattern ParseObjectPattern()
    {
        Nest();
        var start = TokenStart;
        Next();
        var mark = _scratchCount;
        while (Type != TokenType.BraceRight)
        {
            if (Type == TokenType.Ellipsis)
            {
                Push(ParseObjectRest());
                break;
            }

            Push(ParseBindingProperty());
            if (Type == TokenType.BraceRight)
            {
                break;
            }

            Expect(TokenType.Comma);
        }

        Expect(TokenType.BraceRight);
        _depth--;
        return Finish(new ObjectPattern(PopList<Node>(mark)), start);
    }

    /// <summary>... BindingIdentifier, the last of an object pattern</summary>
    private RestElement ParseObjectRest()
    {
        var start = TokenStart;
        Next();
        var argument = ParseIdentifier();
        if (Type == TokenType.Comma)
        {
            throw Error(TokenStart, "RestNotLast", "Rest element must be last element");
        }

        return Finish(new RestElement(argument), start);
    }

    private AssignmentProperty ParseBindingProperty()
    {
        var start = TokenStart;
        var symbol = Symbol;
        var isName = Type == TokenType.Name || IsKeyword(Type);
        var key = ParsePropertyKey(out var isComputed);
        if (Eat(TokenType.Colon))
        {
            return Finish(new AssignmentProperty(key, ParseBindingElement(), isComputed, false), start);
        }

        if (!isName)
        {
            throw UnexpectedToken();
        }

        CheckReserved(symbol, start);

        return Finish(new AssignmentProperty(key, ParseBindingDefault(key, start), false, true), start);
    }

    /// <summary>Turns the left side of an assignment, for-in or for-of into its target. Only parts of a pattern have defaults.</summary>
    private Node ToAssignmentTarget(Expression left, ref CoverErrors errors)
    {
        if (left is AssignmentExpression)
        {
            throw Error(left.Start, "InvalidLhsInAssignment", "Invalid left-hand side in assignment");
        }

        var target = ToAssignable(left, isBinding: false, ref errors);
        CheckPattern(target, DeclarationKind.None);
        return target;
    }

    /// <summary>Turns an expression into the target or pattern that it covers.</summary>
    private Node ToAssignable(Node node, bool isBinding, ref CoverErrors errors)
    {
        switch (node)
        {
            case Identifier name:
                if (IsIn(Context.Async) && name.Name == "await")
                {
                    throw Error(name.Start, "ReservedWord", "'await' is not a name inside of an async function");
                }

                CheckPatternErrors(ref errors, isAssignment: !isBinding);
                return name;
            case ObjectExpression expression:
                CheckPatternErrors(ref errors, isAssignment: true);
                return ToObjectPattern(expression, isBinding);
            case ArrayExpression expression:
                CheckPatternErrors(ref errors, isAssignment: true);
                return ToArrayPattern(expression, isBinding);
            case AssignmentExpression assignment:
                return ToPatternWithDefault(assignment, isBinding);
            case SpreadElement spread:
                return ToRest(spread, isBinding);
            case MemberExpression when !isBinding:
            case DestructuringPattern or AssignmentPattern or RestElement:
                return node;
            case ChainExpression:
                throw Error(node.Start, "InvalidLhsInAssignment", "Invalid left-hand side in assignment: an optional chain cannot be assigned");
            default:
                throw Error(node.Start, isBinding ? "InvalidDestructuringTarget" : "InvalidLhsInAssignment", isBinding
                    ? "Invalid destructuring target"
                    : "Invalid left-hand side in assignment");
        }
    }

    private AssignmentPattern ToPatternWithDefault(AssignmentExpression assignment, bool isBinding)
    {
        if (assignment.Operator != Operator.Assignment)
        {
            throw Error(assignment.Left.End, "InvalidDestructuringTarget", "Invalid destructuring target: only '=' gives a default value");
        }

        var errors = default(CoverErrors);
        var left = ToAssignable(assignment.Left, isBinding, ref errors);
        return FinishAt(new AssignmentPattern(left, assignment.Right), assignment.Start, assignment.End);
    }

    private RestElement ToRest(SpreadElement spread, bool isBinding)
    {
        var errors = default(CoverErrors);
        var argument = ToAssignable(spread.Argument, isBinding, ref errors);
        if (argument is AssignmentPattern)
        {
            throw Error(argument.Start, "RestWithDefault", "Rest elements cannot have a default value");
        }

        return FinishAt(new RestElement(argument), spread.Start, spread.End);
    }

    private ArrayPattern ToArrayPattern(ArrayExpression expression, bool isBinding)
    {
        Nest();
        var mark = _scratchCount;
        foreach (var element in expression.Elements)
        {
            Push(element is null ? null : ToElement(element, isBinding));
        }

        _depth--;
        return FinishAt(new ArrayPattern(PopList<Node?>(mark)), expression.Start, expression.End);
    }

    private ObjectPattern ToObjectPattern(ObjectExpression expression, bool isBinding)
    {
        Nest();
        var mark = _scratchCount;
        foreach (var property in expression.Properties)
        {
            Push(property is ObjectProperty plain ? ToAssignmentProperty(plain, isBinding) : ToObjectRest((SpreadElement)property, isBinding));
        }

        _depth--;
        return FinishAt(new ObjectPattern(PopList<Node>(mark)), expression.Start, expression.End);
    }

    private RestElement ToObjectRest(SpreadElement spread, bool isBinding)
    {
        var rest = ToRest(spread, isBinding);
        return rest.Argument is DestructuringPattern
            ? throw Error(rest.Argument.Start, "InvalidRestTarget", "`...` must be followed by an assignable reference in assignment contexts")
            : rest;
    }

    private AssignmentProperty ToAssignmentProperty(ObjectProperty property, bool isBinding)
    {
        if (property.Kind != PropertyKind.Init || property.Method)
        {
            throw Error(property.Key.Start, "InvalidDestructuringTarget", "Invalid destructuring target: a method cannot be assigned");
        }

        var value = ToElement(property.Value, isBinding);
        return FinishAt(new AssignmentProperty(property.Key, value, property.Computed, property.Shorthand), property.Start, property.End);
    }

    private Node ToElement(Node element, bool isBinding)
    {
        var errors = default(CoverErrors);
        return ToAssignable(element, isBinding, ref errors);
    }

    private void CheckPatternErrors(ref CoverErrors errors, bool isAssignment)
    {
        if (errors.TrailingComma != 0)
        {
            throw Error(errors.TrailingComma - 1, "RestNotLast", "Rest element must be last element");
        }

        var parenthesized = isAssignment ? errors.ParenthesizedAssign : errors.ParenthesizedBind;
        if (parenthesized != 0)
        {
            throw Error(parenthesized - 1, "ParenthesizedPattern", "Invalid destructuring target: a pattern must not stand in parentheses");
        }
    }

    /// <summary>Checks every target of a pattern, and declares its names unless it is an assignment.</summary>
    private void CheckPattern(Node node, DeclarationKind kind, bool allowDuplicates = true)
    {
        switch (node)
        {
            case Identifier name:
                Bind(name, kind, allowDuplicates);
                break;
            case ObjectPattern pattern:
                foreach (var property in pattern.Properties)
                {
                    CheckPattern(property is AssignmentProperty plain ? plain.Value : property, kind, allowDuplicates);
                }

                break;
            case ArrayPattern pattern:
                foreach (var element in pattern.Elements)
                {
                    if (element is not null)
                    {
                        CheckPattern(element, kind, allowDuplicates);
                    }
                }

                break;
            case AssignmentPattern pattern:
                CheckPattern(pattern.Left, kind, allowDuplicates);
                break;
            case RestElement rest:
                CheckPattern(rest.Argument, kind, allowDuplicates);
                break;
            case MemberExpression when kind == DeclarationKind.None:
                break;
            default:
                throw Error(node.Start, "InvalidDestructuringTarget", "Invalid destructuring target");
        }
    }

    /// <summary>Target of an update or compound assignment. A call is refused only when it runs, in sloppy code (ECMA-262, 13.15.1).</summary>
    private void CheckSimpleTarget(Expression target, bool allowCall, bool isUpdate = false, bool isPrefix = false)
    {
        switch (target)
        {
            case Identifier name:
                if (IsStrict)
                {
                    CheckStrictTarget(Names.SymbolOf(name.Name), name.Start, isBinding: false);
                }

                break;
            case MemberExpression:
            case CallExpression { Callee: not Super } when allowCall && !IsStrict:
                break;
            default:
                var place = isUpdate ? $"expression in {(isPrefix ? "prefix" : "postfix")} operation" : "in assignment";
                throw Error(target.Start, "InvalidLhsInAssignment", $"Invalid left-hand side {place}");
        }
    }
}
