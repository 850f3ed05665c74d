using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

namespace BaasFunctions.Tests.Unit.Service.Invocations;

/// <summary>The contract on SQLite.</summary>
[TestClass]
public sealed class SqliteInvocationTests : InvocationQueueContract
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "baas-unit-" + Guid.NewGuid().ToString("N"));

    [TestCleanup]
    public void Delete()
    {
        // Its files may still be open; they are nobody's then.
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private protected override Task DowngradeAsync(string sql)
    {
        StoreFiles.Execute(Path.Combine(_folder, "service.db"), $"{sql} PRAGMA user_version = 3");
        return Task.CompletedTask;
    }

    private protected override Task<DataOptions> DataAsync() => Task.FromResult(new DataOptions { Directory = _folder });
}
