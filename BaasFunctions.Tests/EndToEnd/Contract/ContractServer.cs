namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>One real server that all tests of the contract share; it has no keys and counts nothing.</summary>
internal static class ContractServer
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static ServerProcess? s_server;

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
        }
    }

    private static async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(("ALLOWED_ORIGINS", "https://app.example,http://localhost"));
        for (var i = 0; i < 300; i++)
        {
            using var ready = await server.Client.GetAsync("/health/ready");
            if (ready.IsSuccessStatusCode)
            {
                break;
            }

            await Task.Delay(100);
        }

        return server;
    }
}
