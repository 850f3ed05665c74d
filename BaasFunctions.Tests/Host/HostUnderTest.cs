using BaasFunctions.Host;
using BaasFunctions.Service;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Tests.Unit.Service.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Host;

/// <summary>
/// The triggers of the Azure Functions app on a test server, bound by their attributes to routes as Azure Functions binds them, with real worker processes behind.
/// </summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private HostUnderTest(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public static async Task<HostUnderTest> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("baas-host-").FullName;
        var reading = SettingsReader.Read(SettingsOf.These([.. settings, ("DATA_DIR", folder)]));
        Assert.IsNotNull(reading.Options, string.Join('\n', reading.Faults));
        var options = reading.Options with
        {
            Access = reading.Options.Access with { HostAdmitsCallers = true },
            Workers = reading.Options.Workers with
            {
                // This process is none that could be a worker.
                Command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "BaasFunctions.Server.dll")],

                // On a busy machine a worker is silent, or starts, for longer than a caller should be kept waiting; here that is not the question.
                QueueWaitMs = 60_000,
                StartTimeoutMs = 120_000,
                UnresponsiveMs = 60_000,
            },
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddFunctionsService(options).AddFunctionsSandbox(options);
        var app = builder.Build();
        var triggers = new HttpTriggers(app.Services.GetRequiredService<FunctionsService>());
        foreach (var (place, trigger) in Trigger.All.Index())
        {
            // The first that fits answers, in this order: a catch-all that is not the last would swallow the others.
            app.MapMethods(
                "/" + trigger.Http.Route,
                trigger.Http.Methods!.Select(method => method.ToUpperInvariant()),
                (RequestDelegate)(http => (Task)trigger.Method.Invoke(triggers, [http.Request])!)).WithOrder(place);
        }

        await app.StartAsync();
        await WaitUntilHealthyAsync(app.GetTestClient());
        return new HostUnderTest(app, folder);
    }

    private static async Task WaitUntilHealthyAsync(HttpClient client)
    {
        for (var i = 0; i < 1200; i++)
        {
            using var health = await client.GetAsync("/health");
            if (health.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The workers of the app under test did not start");
    }

    public HttpMessageHandler CreateHandler() => _app.GetTestServer().CreateHandler();

    public HttpClient CreateClient() => _app.GetTestClient();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
