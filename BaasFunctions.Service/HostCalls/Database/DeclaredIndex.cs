using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>A field that the operator wants to have an index.</summary>
/// <param name="Entity">Name of the entity, in every project.</param>
/// <param name="Field">The field.</param>
/// <param name="Unique">Whether no two rows of a project may have the same value.</param>
internal sealed record DeclaredIndex(string Entity, FieldPath Field, bool Unique)
{
    private const int HashBytes = 8;
    private const string Prefix = "baas_index_";
    private const string UniquePrefix = "baas_unique_";

    /// <summary>The index that filters and orders use.</summary>
    public string Name => Prefix + Hash;

    /// <summary>The index that keeps values unique.</summary>
    public string UniqueName => UniquePrefix + Hash;

    /// <summary>The column with the number of the key, where a database needs columns.</summary>
    public string NumberColumn => "baas_number_" + Hash;

    /// <summary>The column with the text of the key.</summary>
    public string TextColumn => "baas_text_" + Hash;

    /// <summary>Whether a name in a database is that of such an index, declared or not.</summary>
    public static bool IsName(string name) => IsName(name, Prefix) || IsName(name, UniquePrefix);

    private static bool IsName(string name, string prefix) =>
        name.Length == prefix.Length + (2 * HashBytes) && name.StartsWith(prefix, StringComparison.Ordinal) && name.AsSpan(prefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>As operators know it.</summary>
    public override string ToString() => $"{Entity}.{Field}";

    /// <summary>Keeps the length of names within bounds. The number is that of the form of keys: another form is another index.</summary>
    private string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"2\n{Entity}\n{Field.Text}")).AsSpan(0, HashBytes));
}
