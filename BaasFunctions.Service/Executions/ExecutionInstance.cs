using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Service.Executions;

/// <summary>Whether another instance may be alive that uses the same database.</summary>
internal sealed class ExecutionInstance(DataOptions data) : IDisposable
{
    private readonly InstanceLock? _lock = DataLocation.IsPostgreSql(data) ? null : new InstanceLock(Path.Combine(Path.GetFullPath(data.Directory), "service.lock"));

    /// <summary>
    /// Says that this instance uses the database, and returns whether it was certainly alone in that until now: whatever still runs according to the database does not.
    /// With PostgreSQL nobody can know.
    /// </summary>
    public bool Enter() => _lock?.Take() == true;

    public void Dispose() => _lock?.Dispose();
}
