namespace Acornima.RegularExpressions;

/// <summary>Names of the Unicode Character Database, given as one text with blanks or line breaks between them.</summary>
internal sealed class UnicodeNameSet(string names)
{
    private readonly HashSet<string> _names =
        new(names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    internal int Count => _names.Count;

    internal bool Contains(ReadOnlySpan<char> name) => _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
