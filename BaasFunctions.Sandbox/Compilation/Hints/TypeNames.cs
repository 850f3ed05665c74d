namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>Names of types of TypeScript where JavaScript reads a value, as in <c>parse&lt;string&gt;(text)</c>: to it, two comparisons.</summary>
internal static class TypeNames
{
    /// <summary>What to do about it.</summary>
    public const string Hint = "This looks like TypeScript: say so with the field language (\"typescript\"), or name the file with .ts";

    /// <summary>Whether a name that nothing declares is one of a type.</summary>
    public static bool Has(string name) => name is "string" or "number" or "boolean" or "any" or "unknown" or "never" or "bigint" or "symbol";
}
