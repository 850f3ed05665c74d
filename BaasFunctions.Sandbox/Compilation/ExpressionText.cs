using Acornima.Ast;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>An expression as errors name it: names, members and calls are shown, the rest is left out.</summary>
internal static class ExpressionText
{
    private const string Other = "(intermediate value)";
    private const int MaxLength = 120;
    private const int MaxDepth = 16;

    /// <param name="node">What to name.</param>
    /// <param name="names">What names of ours stand for.</param>
    public static string Of(Node node, IReadOnlyDictionary<string, string>? names = null) =>
        ErrorText.Shorten(Of(node, names, MaxDepth), MaxLength);

    private static string Of(Node node, IReadOnlyDictionary<string, string>? names, int depth) => depth == 0 ? "..." : node switch
    {
        Identifier identifier => names is not null && names.TryGetValue(identifier.Name, out var meant) ? meant : identifier.Name,
        PrivateIdentifier identifier => "#" + identifier.Name,
        ThisExpression => "this",
        Super => "super",
        NullLiteral => "null",
        BooleanLiteral or NumericLiteral or BigIntLiteral or RegExpLiteral => ErrorText.Shorten(((Literal)node).Raw, MaxLength),
        StringLiteral text => "\"" + ErrorText.Shorten(text.Value, MaxLength) + "\"",
        MemberExpression { Computed: true, Property: StringLiteral key } member =>
            $"{Of(member.Object, names, depth - 1)}.{ErrorText.Shorten(key.Value, MaxLength)}",
        MemberExpression member => Of(member.Object, names, depth - 1)
            + (member is { Optional: true } ? "?." : member.Computed ? "" : ".")
            + (member.Computed ? $"[{Of(member.Property, names, depth - 1)}]" : Of(member.Property, null, depth - 1)),
        CallExpression call => Of(call.Callee, names, depth - 1) + "(...)",
        ChainExpression chain => Of(chain.Expression, names, depth - 1),
        AwaitExpression wait => "(await " + Of(wait.Argument, names, depth - 1) + ")",
        _ => Other,
    };
}
