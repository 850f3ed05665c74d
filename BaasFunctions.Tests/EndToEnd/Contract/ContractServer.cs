using BaasFunctions.Tests.Host;
using BaasFunctions.Tests.Host.Launch;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>
/// One real server that all tests of the contract share; it has no keys and counts nothing. What it is sent the Azure Functions app is sent too, in each form of its launch.
/// <c>CONTRACT_SERVER</c> names another program that starts the server, and <c>CONTRACT_APP</c> one for the app: with them deploy/verify-image runs both in containers.
/// </summary>
internal static class ContractServer
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static ServerProcess? s_server;
    private static readonly Dictionary<LaunchForm, FunctionsHost> s_hosts = [];

    private static (string, string)[] Settings => [("ALLOWED_ORIGINS", "https://app.example,http://localhost")];

    public static async Task<ServerProcess> GetAsync()
    {
        LaunchForm[] forms = AppProcess.IsElsewhere ? [LaunchForm.Dotnet] : FormsOf(FunctionsHost.CanStart, Prerequisite.AreAllRequired);
        await s_gate.WaitAsync();
        try
        {
            return s_server ??= await StartAsync(forms);
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

        foreach (var host in s_hosts.Values)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The forms of the app that this machine can start. Each test says which it cannot.</summary>
    public static LaunchForm[] FormsOf(Func<LaunchForm, bool> canStart, bool areAllRequired)
    {
        var forms = Enum.GetValues<LaunchForm>();
        foreach (var form in forms.Where(form => !canStart(form)))
        {
            Prerequisite.DoWithout($"Nothing is sent to the app in the form {form}. {NetHostProgram.Missing}", areAllRequired);
        }

        return [.. forms.Where(canStart)];
    }

    private static async Task<ServerProcess> StartAsync(LaunchForm[] forms)
    {
        var server = Environment.GetEnvironmentVariable("CONTRACT_SERVER") is { Length: > 0 } program
            ? await ServerProcess.StartProgramAsync([program], Settings)
            : await ServerProcess.StartAsync(Settings);
        foreach (var form in forms)
        {
            s_hosts[form] = await FunctionsHost.StartAsync(form, Settings);
        }

        server.SendThrough(new HostMirror(s_hosts));
        return server;
    }
}
