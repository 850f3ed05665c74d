using BaasFunctions.Tests.EndToEnd.Contract;
using BaasFunctions.Tests.Hostile;

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
    }
}
