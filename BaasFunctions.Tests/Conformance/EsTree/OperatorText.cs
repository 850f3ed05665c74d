using Acornima;

namespace BaasFunctions.Tests.Conformance.EsTree;

/// <summary>The token of an operator.</summary>
internal static class OperatorText
{
    private static readonly string[] s_texts =
    [
        "", "=", "??=", "||=", "&&=", "|=", "^=", "&=", "<<=", ">>=", ">>>=", "+=", "-=", "*=", "/=", "%=", "**=",
        "??", "||", "&&", "|", "^", "&", "==", "!=", "===", "!==", "<", "<=", ">", ">=", "in", "instanceof",
        "<<", ">>", ">>>", "+", "-", "*", "/", "%", "**", "++", "--", "!", "~", "+", "-", "typeof", "void", "delete",
    ];

    public static string Of(Operator value) => s_texts[(int)value];
}
