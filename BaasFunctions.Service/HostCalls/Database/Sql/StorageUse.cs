using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>What a project keeps in a database.</summary>
/// <param name="Rows">Rows of entities, and values by key.</param>
/// <param name="Bytes">The bytes that they take.</param>
internal readonly record struct StorageUse(long Rows, long Bytes)
{
    /// <summary>Why this is too much: it is more than allowed, and more than before. Whoever is beyond a quota that became lower can still delete and replace.</summary>
    public HostCallError? Exceeds(EntityLimits limits, StorageUse before) =>
        Bytes > limits.ProjectBytes && Bytes > before.Bytes ? EntityFaults.QuotaOf("bytes", Bytes, limits.ProjectBytes, "BAAS_PROJECT_BYTES")
        : Rows > limits.ProjectRows && Rows > before.Rows ? EntityFaults.QuotaOf("rows", Rows, limits.ProjectRows, "BAAS_PROJECT_ROWS")
        : null;
}
