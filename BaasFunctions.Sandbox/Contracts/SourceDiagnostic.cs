using System.Globalization;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>A position in the author's source.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in UTF-16 units.</param>
/// <param name="CodeFrame">Up to three lines of source, the last of them followed by a caret; null when not available.</param>
public sealed record SourceDiagnostic(int Line, int Column, string? CodeFrame)
{
    /// <summary>The file, of a function of several; null for a function of one.</summary>
    public string? File { get; init; }

    /// <summary>As in a stack: <c>lib/prices.ts:3:5</c>, or <c>3:5</c> in a function of one file.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{File}{(File is null ? "" : ":")}{Line}:{Column}");
}
