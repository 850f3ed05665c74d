using BaasFunctions.Tests.Deployment;
using BaasFunctions.Tests.EndToEnd.Contract;
using BaasFunctions.Tests.Host;
using BaasFunctions.Tests.Host.Launch;
using BaasFunctions.Tests.Hostile;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests;

/// <summary>Ends what tests share.</summary>
[TestClass]
public static class TestRunEnd
{
    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        await HostileServer.StopAsync();
        await ContractServer.StopAsync();
        await PublishedApp.DeleteAsync();
        await NetHostProgram.DeleteAsync();
        await TestSandbox.Shared.DisposeAsync();
        BicepCompiler.DeleteUnpacked();
    }
}
