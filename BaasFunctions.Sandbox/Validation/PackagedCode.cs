using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Compilation;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>
/// The lines of a text that its author did not write: what stands below the comment <c>// node_modules/...</c> that esbuild puts above each file of a
/// package, up to its comment above the next file; and lines so long that nobody wrote them, as minifiers make.
/// </summary>
/// <remarks>
/// A package asks where it runs and has code for each answer, so a name that does not exist here is no fault, and the author could not mend it.
/// What a package does when it is loaded is found by loading it.
/// </remarks>
internal sealed partial class PackagedCode
{
    /// <summary>Characters; several times what formatters leave in a line.</summary>
    private const int MaxWrittenLine = 1_000;

    private readonly bool[] _isPackaged;

    public PackagedCode(string code)
    {
        var lines = new LineIndex(code);
        _isPackaged = new bool[lines.Count];
        var isPackage = false;
        for (var line = 1; line <= lines.Count; line++)
        {
            var text = code.AsSpan(lines.StartOf(line)..(line < lines.Count ? lines.StartOf(line + 1) : code.Length)).TrimEnd();
            isPackage = FilePath.IsMatch(text) ? text.Contains("node_modules/", StringComparison.Ordinal) : isPackage;
            _isPackaged[line - 1] = isPackage || text.Length > MaxWrittenLine;
        }
    }

    /// <summary>Whether a place is in such a line.</summary>
    public bool Has(FindingPlace place) => _isPackaged[place.Line - 1];

    [GeneratedRegex(@"^// (?:\S+|.*node_modules/.+)\.(?:[cm]?[jt]sx?|json)$", RegexOptions.CultureInvariant)]
    private static partial Regex FilePath { get; }
}
