namespace Acornima.RegularExpressions;

/// <summary>What a parenthesis opened, as far as it decides whether a quantifier may follow its end.</summary>
internal enum GroupKind : byte
{
    /// <summary>A capturing group, a plain <c>(?:</c> or one with modifiers: always quantifiable.</summary>
    Atom,

    /// <summary><c>(?=</c> or <c>(?!</c>: quantifiable in legacy mode (B.1.2, QuantifiableAssertion).</summary>
    Lookahead,

    /// <summary><c>(?&lt;=</c> or <c>(?&lt;!</c>: never quantifiable.</summary>
    Lookbehind,
}
