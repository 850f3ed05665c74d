using System.Net.Sockets;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Logging;
using BaasFunctions.Server.Telemetry;
using BaasFunctions.Service;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Server.Hosting;

/// <summary>The service on Kestrel: composition, start and end.</summary>
internal static class FunctionsServer
{
    /// <summary>How long answers of cancelled executions and idle connections may take once the drain is over.</summary>
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    /// <summary>Serves until a signal ends it.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="cancellation">Ends it, too.</param>
    /// <param name="beside">What goes on beside it: is given the address, and what ends with the server.</param>
    public static async Task<int> RunAsync(ServiceOptions options, CancellationToken cancellation, Func<Uri, CancellationToken, Task>? beside = null)
    {
        using var signals = new StopSignals(cancellation);
        using var export = OtlpExport.Start(options.Telemetry);
        var policy = new ListenPolicy(options);
        await using var app = Build(options);
        if (await DataStorePreparation.RunAsync(app.Services, cancellation) is { } undeclarable)
        {
            await Console.Error.WriteLineAsync(undeclarable);
            return ExitCode.Failure;
        }

        var keys = app.Services.GetRequiredService<ApiKeyManager>();
        if (await policy.CheckAsync(keys) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return ExitCode.Failure;
        }

        KestrelLimits.Listen(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value, options.Server, policy);
        var drain = app.Services.GetRequiredService<ServiceDrain>();

        // Its workers start now, beside the listener.
        var sandbox = app.Services.GetRequiredService<ISandbox>();
        if (await ConfinementCheck.RunAsync(sandbox, options.Workers, cancellation) is { } unconfined)
        {
            await Console.Error.WriteLineAsync(unconfined);
            return ExitCode.Failure;
        }

        var readiness = app.Services.GetRequiredService<ServiceWarmUp>();
        readiness.Begin();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            var advice = "Set PORT to another port or BAAS_BIND_ADDRESS to another address.";
            await Console.Error.WriteLineAsync($"Cannot listen: {refused.Message.TrimEnd('.')}. {advice}");
            return ExitCode.Failure;
        }

        if (sandbox is WorkerProcessSandbox workers)
        {
            // Whoever calls earlier waits a little; whoever reads the banner does not.
            await workers.WaitUntilWarmAsync(TimeSpan.FromMilliseconds(options.Workers.StartTimeoutMs), cancellation);
        }

        StartBanner.Print(app.Urls, options, policy);

        // Beside the first requests, not before them. How it ends does not matter: a fault shows in /health.
        using var serving = new CancellationTokenSource();
        var warmUp = WarmUpAsync(sandbox, readiness, serving.Token);
        var watch = FirstKeyWatch.RunAsync(policy, keys, options, app.Services.GetRequiredService<ILogger<ListenPolicy>>(), serving.Token);
        var work = beside?.Invoke(new Uri(app.Urls.First()), serving.Token) ?? Task.CompletedTask;
        await signals.FirstAsync();
        await serving.CancelAsync();
        await Task.WhenAll(warmUp, watch, work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await StopAsync(app, drain, options, signals);
        return ExitCode.Success;
    }

    private static async Task WarmUpAsync(ISandbox sandbox, ServiceWarmUp readiness, CancellationToken cancellation)
    {
        try
        {
            var checking = readiness.CheckAsync();
            await SandboxWarmUp.RunAsync(sandbox, cancellation);
            await checking;
        }
        finally
        {
            readiness.End();
        }
    }

    private static async Task StopAsync(WebApplication app, ServiceDrain drain, ServiceOptions options, StopSignals signals)
    {
        if (drain.InFlight > 0)
        {
            var notice = $"Draining {drain.InFlight} executions; press Ctrl-C again to stop at once.";
            await Console.Error.WriteLineAsync(notice);
        }

        // Still listening meanwhile, so that callers get a 503 rather than a refused connection.
        await drain.DrainAsync(options.Server.DrainTimeout, TimeProvider.System, signals.Second);
        using var patience = new CancellationTokenSource(s_lastWords);
        await app.StopAsync(patience.Token);
    }

    private static WebApplication Build(ServiceOptions options)
    {
        // Empty: no configuration files, no default logging, no middleware that nobody asked for.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "BaasFunctions.Server" });
        builder.Services.AddFunctionsService(options);
        builder.Services.AddFunctionsSandbox(options);
        builder.Services.AddSingleton<IHostLifetime, NoopHostLifetime>();
        if (options.Telemetry.Metrics)
        {
            builder.Services.AddSingleton<IMetricsText>(services => new PrometheusText(services, options.Telemetry.ServiceName));
        }

        ServerLogging.Configure(builder.Logging, options);
        OtlpExport.AddLogs(builder.Logging, options.Telemetry);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, options.Server));

        // Nothing of the service blocks, so a request may go on where its bytes arrived; and a read that has its buffer is one system call, not two.
        builder.WebHost.UseSockets(static sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
            sockets.MaxReadBufferSize = KestrelLimits.RequestBufferBytes;
        });

        var app = builder.Build();
        IApplicationBuilder pipeline = app;
        if (options.Server.TrustedProxies.Count > 0)
        {
            pipeline.UseForwardedHeaders(ForwardedCallers.Of(options.Server));
        }

        pipeline.Run(app.Services.GetRequiredService<FunctionsService>().HandleAsync);
        return app;
    }
}
