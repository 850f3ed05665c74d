using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The property of queries on a SQLite file.</summary>
[TestClass]
public sealed class SqliteQueryPropertyTests : EntityQueryProperty
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baas-sqlite-");

    [TestCleanup]
    public void CleanUp() => _folder.Delete(recursive: true);

    private protected override IServiceProvider Build(TimeProvider time) => new ServiceCollection().AddLogging().AddSingleton(time)
        .AddFunctionsService(new ServiceOptions { Data = new() { Directory = _folder.FullName, Declarations = Declarations }, Entities = QueryPlans.Limits })
        .BuildServiceProvider();
}
