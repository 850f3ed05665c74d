using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>
/// What Unicode CLDR says of languages, from one embedded file that Data/generate.mjs writes. The file is an index and many small sections; a section is unpacked
/// when something first asks for it.
/// </summary>
internal static class CldrData
{
    /// <summary>The largest section unpacks to some 60 kB; a function that asks for every language in turn pays with its own processor time.</summary>
    private const int MaxKept = 128;

    /// <summary>The value of a key that the parent of a locale has and the locale has not.</summary>
    public const string Absent = "\u0001";

    private static readonly Lazy<(byte[] Bytes, int Start, FrozenDictionary<string, (int Offset, int Length, int Size)> Index)> s_file = new(Read);
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> s_sections = new();

    public static IReadOnlyDictionary<string, string> General => Section("general");

    /// <summary>The lines of a section; none when there is no such section.</summary>
    public static IReadOnlyDictionary<string, string> Section(string name)
    {
        if (s_sections.TryGetValue(name, out var kept))
        {
            return kept;
        }

        if (!s_file.Value.Index.TryGetValue(name, out var place))
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var section = Unpack(place);
        if (s_sections.Count >= MaxKept)
        {
            s_sections.Clear();
        }

        return s_sections.GetOrAdd(name, section);
    }

    private static Dictionary<string, string> Unpack((int Offset, int Length, int Size) place)
    {
        var (bytes, start, _) = s_file.Value;
        var raw = new byte[place.Size];
        if (!BrotliDecoder.TryDecompress(bytes.AsSpan(start + place.Offset, place.Length), raw, out var written) || written != place.Size)
        {
            throw new InvalidDataException("The embedded locale data cannot be read");
        }

        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(raw).Split('\n'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            lines[line[..tab]] = line[(tab + 1)..];
        }

        return lines;
    }

    private static (byte[] Bytes, int Start, FrozenDictionary<string, (int Offset, int Length, int Size)> Index) Read()
    {
        using var stream = typeof(CldrData).Assembly.GetManifestResourceStream("BaasFunctions.Sandbox.Engines.Intl.Data.cldr.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var index = new Dictionary<string, (int Offset, int Length, int Size)>(StringComparer.Ordinal);
        foreach (var line in Encoding.ASCII.GetString(bytes, 4, length).Split('\n'))
        {
            var parts = line.Split(' ');
            index[parts[0]] = (Number(parts[1]), Number(parts[2]), Number(parts[3]));
        }

        return (bytes, 4 + length, index.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
