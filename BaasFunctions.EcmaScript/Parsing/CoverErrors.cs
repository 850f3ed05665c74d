namespace Acornima.Parsing;

/// <summary>
/// Places inside of a text that is an expression or a pattern, nobody knows yet, which are errors in one of the two
/// (ECMA-262, cover grammars). Offsets plus one; 0: none.
/// </summary>
internal struct CoverErrors
{
    /// <summary><c>{a = 1}</c>: only in a pattern.</summary>
    public int ShorthandAssign;

    /// <summary>A comma behind a rest: only in an expression.</summary>
    public int TrailingComma;

    /// <summary>Parentheses around what is no simple target: only in an expression.</summary>
    public int ParenthesizedAssign;

    /// <summary>Parentheses: not in a binding pattern.</summary>
    public int ParenthesizedBind;

    /// <summary>A second <c>__proto__: v</c>: only in a pattern.</summary>
    public int DoubleProto;

    public readonly bool HasExpressionErrors => (ShorthandAssign | DoubleProto) != 0;

    public static void Note(ref int slot, int at)
    {
        if (slot == 0)
        {
            slot = at + 1;
        }
    }
}
