using Acornima;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>What a file asks for.</summary>
/// <param name="Specifier">As it is written; null where it is computed.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="IsDynamic">Whether it is <c>import()</c>, which may fail when it runs.</param>
internal sealed record FileImport(string? Specifier, SourceLocation Place, bool IsDynamic)
{
    /// <summary>The value of the attribute <c>type</c>, as in <c>with { type: 'json' }</c>; null for none.</summary>
    public string? Type { get; init; }

    /// <summary>The names that it takes, each with its place.</summary>
    public IReadOnlyList<(string Name, SourceLocation Place)> Names { get; init; } = [];
}
