using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Service.Entities.Queries;

namespace BaasFunctions.Service.Entities;

/// <summary>A field that the operator wants to have an index.</summary>
/// <param name="Entity">Name of the entity, in every project.</param>
/// <param name="Field">The field.</param>
/// <param name="Unique">Whether no two rows of a project may have the same value.</param>
internal sealed record DeclaredIndex(string Entity, FieldPath Field, bool Unique)
{
    /// <summary>Its name in a database. The hash keeps the length within bounds.</summary>
    public string Name { get; } = "baas_index_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Entity}\n{Field.Text}\n{Unique}")).AsSpan(0, 8));
}
