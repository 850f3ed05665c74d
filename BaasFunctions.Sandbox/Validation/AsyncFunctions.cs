using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>The functions of a text that give promises, by where they are declared.</summary>
internal sealed class AsyncFunctions
{
    private readonly HashSet<(NameScope Owner, string Name)> _found = [];

    private AsyncFunctions()
    {
    }

    public static AsyncFunctions Of(ProgramFacts facts)
    {
        var functions = new AsyncFunctions();
        foreach (var placed in facts.Nodes)
        {
            var name = placed.Node switch
            {
                FunctionDeclaration { Async: true, Generator: false, Id: { } declared } => declared.Name,
                VariableDeclarator { Id: Identifier declared, Init: { } init } when IsAsync(init) => declared.Name,
                _ => null,
            };
            var around = placed.Node is FunctionDeclaration ? placed.Parent?.Scope : placed.Scope;
            if (name is not null && around?.OwnerOf(name) is { } owner)
            {
                functions._found.Add((owner, name));
            }
        }

        return functions;
    }

    /// <summary>Whether an expression is such a function, or names one.</summary>
    public bool IsOne(Node? expression, NameScope scope) => expression switch
    {
        Identifier name => scope.OwnerOf(name.Name) is { } owner && _found.Contains((owner, name.Name)),
        _ => IsAsync(expression),
    };

    private static bool IsAsync(Node? expression) =>
        expression is ArrowFunctionExpression { Async: true } or FunctionExpression { Async: true, Generator: false };
}
