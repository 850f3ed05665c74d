namespace Acornima.Scopes;

/// <summary>How a name comes into a scope.</summary>
internal enum DeclarationKind : byte
{
    /// <summary>Not declared; only checked as a binding.</summary>
    None,

    /// <summary>Seen in every scope up to the nearest function, static block or program.</summary>
    Var,

    /// <summary>As <see cref="Var"/>, and the name of a parameter.</summary>
    Parameter,

    /// <summary>let, const, using, class, import, and functions where they are lexical.</summary>
    Lexical,

    /// <summary>A plain function of sloppy code.</summary>
    Function,

    /// <summary>The parameter of a catch clause that is a plain name; <c>var</c> may repeat it (ECMA-262, B.3.4).</summary>
    SimpleCatch,
}
