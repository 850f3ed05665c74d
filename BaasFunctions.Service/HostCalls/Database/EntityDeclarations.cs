using System.Security.Cryptography;
using System.Text;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>
/// What the operator declares of entities, in the file that BAAS_ENTITIES_FILE names. Entities and fields that are not declared work too, without an index.
/// </summary>
/// <param name="Indexes">The fields that have an index, each once.</param>
internal sealed record EntityDeclarations(IReadOnlyList<DeclaredIndex> Indexes)
{
    /// <summary>There is no file.</summary>
    public static EntityDeclarations None { get; } = new([]) { AreGiven = false };

    /// <summary>Whether there is a file. Without one the indexes of a database stay as they are.</summary>
    public bool AreGiven { get; init; } = true;

    /// <summary>The names that the indexes have in a database.</summary>
    public IEnumerable<string> IndexNames => Indexes.SelectMany(index => index.Unique ? new[] { index.Name, index.UniqueName } : [index.Name]);

    /// <summary>Tells these declarations from others, so that a database knows which ones it follows.</summary>
    public string Stamp => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', IndexNames.Order(StringComparer.Ordinal)))));
}
