using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Which names a node declares, and where they are known.</summary>
internal static class NameDeclarations
{
    /// <summary>Declares what the node declares; returns the scope of its children.</summary>
    public static NameScope Enter(Node node, NameScope scope)
    {
        switch (node)
        {
            case FunctionDeclaration { Id: { } name }:
                // In sloppy code a function in a block is known around the block too.
                scope.Declare(name.Name);
                scope.ForVar.Declare(name.Name);
                break;
            case ClassDeclaration { Id: { } name }:
                scope.Declare(name.Name);
                break;
            case VariableDeclaration variables:
                DeclareVariables(variables, scope);
                break;
            case ImportDeclarationSpecifier import:
                scope.Declare(import.Local.Name);
                break;
        }

        return OpensScope(node) ? Open(node, scope) : scope;
    }

    private static bool OpensScope(Node node) =>
        node is IFunction or BlockStatement or IClass or CatchClause or ForStatement or ForInStatement or ForOfStatement or SwitchStatement;

    private static NameScope Open(Node node, NameScope outer)
    {
        var scope = new NameScope(outer, node is IFunction or StaticBlock);
        switch (node)
        {
            case IFunction function:
                DeclareName(function.Id, scope);
                foreach (var parameter in function.Params)
                {
                    DeclarePattern(parameter, scope);
                }

                if (node is not ArrowFunctionExpression)
                {
                    scope.Declare("arguments");
                }

                break;
            case IClass declared:
                DeclareName(declared.Id, scope);
                break;
            case CatchClause { Param: { } parameter }:
                DeclarePattern(parameter, scope);
                break;
        }

        return scope;
    }

    private static void DeclareVariables(VariableDeclaration variables, NameScope scope)
    {
        var target = variables.Kind == VariableDeclarationKind.Var ? scope.ForVar : scope;
        foreach (var declarator in variables.Declarations)
        {
            DeclarePattern(declarator.Id, target);
        }
    }

    private static void DeclareName(Identifier? name, NameScope scope)
    {
        if (name is not null)
        {
            scope.Declare(name.Name);
        }
    }

    /// <summary>Declares every name of a pattern. Patterns nest no deeper than the tree.</summary>
    private static void DeclarePattern(Node pattern, NameScope scope)
    {
        switch (pattern)
        {
            case Identifier name:
                scope.Declare(name.Name);
                break;
            case AssignmentPattern assignment:
                DeclarePattern(assignment.Left, scope);
                break;
            case RestElement rest:
                DeclarePattern(rest.Argument, scope);
                break;
            case AssignmentProperty property:
                DeclarePattern(property.Value, scope);
                break;
            case ArrayPattern or ObjectPattern:
                foreach (var part in pattern.ChildNodes)
                {
                    DeclarePattern(part, scope);
                }

                break;
        }
    }
}
