namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>
/// Operators that bind tighter than <c>as</c>, which binds like a comparison. Without it <c>a + b as T * c</c>, a product, would be a sum.
/// </summary>
internal static class Precedence
{
    /// <summary>That of all other operators.</summary>
    public const int None = 0;

    private const int Power = 4;

    public static int Of(ReadOnlySpan<char> symbol) => symbol switch
    {
        "<<" or ">>" or ">>>" => 1,
        "+" or "-" => 2,
        "*" or "/" or "%" => 3,
        "**" => Power,
        _ => None,
    };

    /// <summary>Whether what <c>as</c> held together falls apart without it.</summary>
    /// <param name="before">The least precedence in front of it.</param>
    /// <param name="behind">That of the operator behind it.</param>
    public static bool Splits(int before, int behind) => before != None && (behind > before || (behind == Power && before == Power));
}
