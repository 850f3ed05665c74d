using System.Text.RegularExpressions;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Names one member of a row, or of an object in it: <c>email</c>, <c>address.city</c>. Its segments are checked names.</summary>
internal sealed partial record FieldPath
{
    /// <summary>Segments that a path may have.</summary>
    public const int MaxSegments = 8;

    private FieldPath(string text) => (Text, Segments) = (text, text.Split('.'));

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Segments { get; }

    /// <summary>The id of the row, which stores keep apart from its data.</summary>
    public bool IsId => Text == "id";

    /// <summary>When the row was created or changed, which stores keep apart, too: whole seconds since 1970.</summary>
    public bool IsTime => Text is "created" or "updated";

    /// <summary>Reads a path; null when it is none.</summary>
    public static FieldPath? Parse(string text)
    {
        if (text.Length > 65 * MaxSegments || !Shape().IsMatch(text))
        {
            return null;
        }

        var path = new FieldPath(text);
        return path.Segments.Count <= MaxSegments && !path.Segments.Any(IsOfThePrototype) ? path : null;
    }

    public bool Equals(FieldPath? other) => other?.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>Names that mean something else to JavaScript than a member of a row.</summary>
    private static bool IsOfThePrototype(string name) => name is "__proto__" or "constructor" or "prototype";

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$-]{0,63}(\.[A-Za-z0-9_$][A-Za-z0-9_$-]{0,63})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
