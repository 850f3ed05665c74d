using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// What a text without exports of the language exports in another form: <c>module.exports = handler</c>, <c>exports.handler = ...</c>, or
/// <c>Deno.serve(handler)</c>. Told by the statements of its top level.
/// </summary>
internal sealed class ScriptExports
{
    /// <summary>Assignments in a chain that are looked into.</summary>
    private const int MaxChain = 32;

    private static readonly string[] s_handlers = ["handler", "default"];

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private ScriptExports()
    {
    }

    /// <summary>Whether something is assigned to <c>module.exports</c> or a member of it.</summary>
    public bool HasExports { get; private set; }

    /// <summary>Whether <c>Deno.serve()</c> is called.</summary>
    public bool ServesDeno { get; private set; }

    /// <summary>What is exported as the handler, where it can be told.</summary>
    public Expression? Handler { get; private set; }

    /// <summary>What is exported under the name <c>config</c>, where it can be told.</summary>
    public Expression? Config { get; private set; }

    /// <summary>Whether there may be such an export.</summary>
    public bool ExportsConfig { get; private set; }

    /// <summary>What the statements of a body export; null for one that exports nothing, or returns its answer as a bare body does.</summary>
    public static ScriptExports? Of(in NodeList<Statement> body)
    {
        var found = new ScriptExports();
        foreach (var statement in body)
        {
            if (statement is ReturnStatement)
            {
                return null;
            }

            found.Read(statement);
        }

        found.HasExports &= !found._declared.Contains("module") && !found._declared.Contains("exports");
        found.ServesDeno &= !found._declared.Contains("Deno");
        return found.HasExports || found.ServesDeno ? found : null;
    }

    /// <summary>Whether the statements of a module call <c>Deno.serve()</c>.</summary>
    public static ScriptExports? OfModule(in NodeList<Statement> body) => Of(body) is { ServesDeno: true } served ? served : null;

    private void Read(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement expression:
                Read(expression.Expression);
                break;
            case VariableDeclaration variables:
                foreach (var declarator in variables.Declarations)
                {
                    _declared.Add((declarator.Id as Identifier)?.Name ?? "");
                    Read(declarator.Init);
                }

                break;
            case FunctionDeclaration { Id: { } function }:
                _declared.Add(function.Name);
                break;
            case ClassDeclaration { Id: { } type }:
                _declared.Add(type.Name);
                break;
        }
    }

    private void Read(Expression? expression)
    {
        switch (expression)
        {
            case SequenceExpression sequence:
                foreach (var part in sequence.Expressions)
                {
                    Read(part as AssignmentExpression ?? (part as CallExpression as Expression));
                }

                break;
            case AwaitExpression { Argument: CallExpression awaited }:
                ServesDeno |= IsMember(awaited.Callee, "Deno", "serve");
                break;
            case CallExpression call:
                ServesDeno |= IsMember(call.Callee, "Deno", "serve");
                HasExports |= IsMember(call.Callee, "Object", "defineProperty") && call.Arguments is [Expression target, ..] && (IsName(target, "exports") || IsMember(target, "module", "exports"));
                break;
            case AssignmentExpression { Operator: Operator.Assignment } assignment:
                ReadChain(assignment);
                break;
        }
    }

    private void ReadChain(AssignmentExpression assignment)
    {
        Expression value = assignment;
        for (var count = 0; count < MaxChain && value is AssignmentExpression { Operator: Operator.Assignment } next; count++)
        {
            value = next.Right;
        }

        var target = (Node)assignment.Left;
        for (Expression next = assignment; next is AssignmentExpression { Operator: Operator.Assignment } one; next = one.Right)
        {
            target = one.Left;
            if (IsMember(target, "module", "exports"))
            {
                HasExports = true;
                ReadWhole(value);
            }
            else if (target is MemberExpression member && (IsName(member.Object, "exports") || IsMember(member.Object, "module", "exports")))
            {
                HasExports = true;
                Note(NameOf(member), value);
            }

            if (next == value)
            {
                break;
            }
        }
    }

    private void ReadWhole(Expression value)
    {
        if (value is not ObjectExpression members)
        {
            Handler = value;
            return;
        }

        foreach (var member in members.Properties)
        {
            if (member is Property { Computed: false, Key: Identifier or StringLiteral } property)
            {
                Note(property.Key is Identifier name ? name.Name : ((StringLiteral)property.Key).Value, property.Value as Expression);
            }
            else
            {
                // What is spread may have it.
                ExportsConfig = true;
            }
        }
    }

    private void Note(string? name, Expression? value)
    {
        if (name == "config")
        {
            (ExportsConfig, Config) = (true, value);
        }
        else if (s_handlers.Contains(name))
        {
            Handler ??= value;
        }
    }

    private static bool IsName(Node node, string name) => node is Identifier identifier && identifier.Name == name;

    private static bool IsMember(Node node, string target, string name) => node is MemberExpression member && IsName(member.Object, target) && NameOf(member) == name;

    private static string? NameOf(MemberExpression member) => member switch
    {
        { Computed: false, Property: Identifier name } => name.Name,
        { Computed: true, Property: StringLiteral text } => text.Value,
        _ => null,
    };
}
