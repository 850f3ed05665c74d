using BaasFunctions.Tests.Host;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>One real server that all tests of the contract share; it has no keys and counts nothing. What it is sent the Azure Functions app is sent too.</summary>
internal static class ContractServer
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static ServerProcess? s_server;
    private static HostUnderTest? s_host;

    private static (string, string)[] Settings => [("ALLOWED_ORIGINS", "https://app.example,http://localhost")];

    public static async Task<ServerProcess> GetAsync()
    {
        await s_gate.WaitAsync();
        try
        {
            return s_server ??= await StartAsync();
        }
        finally
        {
            s_gate.Release();
        }
    }

    public static async Task StopAsync()
    {
        if (s_server is not null)
        {
            await s_server.DisposeAsync();
            await s_host!.DisposeAsync();
        }
    }

    private static async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(Settings);
        s_host = await HostUnderTest.StartAsync(Settings);
        server.SendThrough(new HostMirror(s_host));
        return server;
    }
}
