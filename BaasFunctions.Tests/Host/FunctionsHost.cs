using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Host.Launch;
using BaasFunctions.Tests.Host.Rpc;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace BaasFunctions.Tests.Host;

/// <summary>
/// A Functions host for one app: it starts the published app as Azure does, loads its functions, and passes requests on to it as the host of Azure does for
/// apps with ASP.NET Core. The protocol is documented by Azure/azure-functions-language-worker-protobuf, the rest by Azure/azure-functions-host.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    /// <summary>The function key of callers.</summary>
    public const string Key = "key-of-the-functions-host";

    /// <summary>The header in which they send it.</summary>
    public const string KeyHeader = "x-functions-key";

    /// <summary>By this the worker knows which request belongs to which invocation.</summary>
    private const string InvocationHeader = "x-ms-invocation-id";

    /// <summary>FUNCTIONS_REQUEST_BODY_SIZE_LIMIT of the host of Azure.</summary>
    private const int MaxBodyBytes = 104_857_600;

    private static readonly ForwarderRequestConfig s_forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    /// <summary>A worker may take this long on a machine that has little time for it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>After this the process is killed.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    private readonly WorkerChannel _channel = new();
    private readonly WebApplication _host;
    private readonly string _data = Directory.CreateTempSubdirectory("baas-host-").FullName;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = ConnectAsync,
    });

    private AppProcess _app = null!;
    private RouteCollection _routes = new();
    private string _address = "";

    private FunctionsHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Listen(IPAddress.Loopback, 0, worker => worker.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, callers => callers.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton(_channel).AddHttpForwarder().AddRouting();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        _host = builder.Build();
        _host.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        _host.MapGrpcService<FunctionRpcService>();
        _host.Use(next => http => http.GetEndpoint() is null ? ServeAsync(http) : next(http));
    }

    /// <summary>Where callers find it.</summary>
    public Uri Address => new(_host.Urls.Last());

    /// <summary>The function key, which on Azure whoever may change keys may set to any value.</summary>
    public string AcceptedKey { get; set; } = Key;

    /// <summary>The functions with a URL, as the app named them.</summary>
    public IReadOnlyList<HttpFunction> Functions { get; private set; } = [];

    /// <summary>Those that a timer fires.</summary>
    public IReadOnlyList<HttpFunction> Timers { get; private set; } = [];

    /// <summary>What the app wrote to its streams, and which warnings and errors it logged with its host.</summary>
    public string Log => $"{_app?.Output}\n{string.Join('\n', _channel.Log)}";

    /// <summary>When there was an app to start: the start of its process, or the request that made the placeholder the app.</summary>
    public long Began { get; private set; }

    /// <summary>The process that runs the app.</summary>
    public AppProcess App => _app;

    /// <summary>Whether this machine has what a form needs.</summary>
    public static bool CanStart(LaunchForm form) => form == LaunchForm.Dotnet || NetHostProgram.IsAvailable;

    /// <summary>Starts host and app, and waits until the app is ready.</summary>
    public static async Task<FunctionsHost> StartAsync(LaunchForm form, params (string Name, string Value)[] settings)
    {
        var host = await LoadAsync(form, await PublishedApp.FolderAsync(), settings);
        try
        {
            await host.UntilReadyAsync().WaitAsync(s_patience);
            return host;
        }
        catch (Exception exception)
        {
            throw await host.DescribeAsync(exception);
        }
    }

    /// <summary>Starts host and app, and returns as soon as the app can be sent requests: its workers may still be starting.</summary>
    public static async Task<FunctionsHost> LoadAsync(LaunchForm form, string folder, params (string Name, string Value)[] settings)
    {
        var host = new FunctionsHost();
        try
        {
            await host.StartAppAsync(form, folder, settings).WaitAsync(s_patience);
            return host;
        }
        catch (Exception exception)
        {
            throw await host.DescribeAsync(exception);
        }
    }

    /// <summary>A client that has the function key.</summary>
    public HttpClient CreateClient()
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = s_patience };
        client.DefaultRequestHeaders.Add(KeyHeader, Key);
        return client;
    }

    /// <summary>Has a timer fire, as the host of Azure does when it is time; returns when the function has ended.</summary>
    public async Task FireAsync(string name)
    {
        var function = Timers.Single(function => function.Name == name);
        var answer = await _channel.AskAsync(new StreamingMessage
        {
            InvocationRequest = new InvocationRequest
            {
                InvocationId = Guid.NewGuid().ToString(),
                FunctionId = name,
                InputData = { new ParameterBinding { Name = function.Parameter, Data = new TypedData { Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""" } } },
                TraceContext = new RpcTraceContext(),
            },
        });
        AssertSuccess(answer.InvocationResponse.Result);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            _channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(s_grace) } });
            await _app.EndAsync(s_grace);
        }

        _channel.Close(new ObjectDisposedException(nameof(FunctionsHost)));
        await _host.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Ends it, and returns why it failed with what the app said.</summary>
    private async Task<InvalidOperationException> DescribeAsync(Exception exception)
    {
        var said = Log;
        await DisposeAsync();
        return new InvalidOperationException($"The app did not start: {exception.Message}\n{said}", exception);
    }

    private async Task StartAppAsync(LaunchForm form, string folder, (string Name, string Value)[] settings)
    {
        await _host.StartAsync();
        var variables = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        variables.TryAdd("DATA_DIR", _data);
        variables["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        variables["FUNCTIONS_WORKER_DIRECTORY"] = variables["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        Began = Stopwatch.GetTimestamp();
        _app = await AppProcess.StartAsync(form, folder, new Uri(_host.Urls.First()), variables, _channel);
        await _channel.Started;

        var init = await _channel.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1000.0", WorkerDirectory = folder, FunctionAppDirectory = folder },
        });
        var (capabilities, result) = (init.WorkerInitResponse.Capabilities, init.WorkerInitResponse.Result);
        if (form == LaunchForm.Placeholder)
        {
            AssertSuccess(result);
            var reload = new FunctionEnvironmentReloadRequest { FunctionAppDirectory = folder };
            reload.EnvironmentVariables.Add(variables);
            Began = Stopwatch.GetTimestamp();
            var answer = (await _channel.AskAsync(new StreamingMessage { FunctionEnvironmentReloadRequest = reload })).FunctionEnvironmentReloadResponse;
            (capabilities, result) = (answer.Capabilities, answer.Result);
        }

        AssertSuccess(result);
        await LoadFunctionsAsync(folder, capabilities);
    }

    private async Task LoadFunctionsAsync(string folder, MapField<string, string> capabilities)
    {
        _address = capabilities["HttpUri"];
        var metadata = await _channel.AskAsync(new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = folder } });
        AssertSuccess(metadata.FunctionMetadataResponse.Result);
        var all = metadata.FunctionMetadataResponse.FunctionMetadataResults.Select(HttpFunction.Of).ToArray();
        (Functions, Timers) = ([.. all.Where(function => function.IsHttp)], [.. all.Where(function => !function.IsHttp)]);
        foreach (var function in all)
        {
            AssertSuccess((await _channel.AskAsync(new StreamingMessage { FunctionLoadRequest = function.Load() })).FunctionLoadResponse.Result);
        }

        using var host = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "host.json")));
        var prefix = host.RootElement.GetProperty("extensions").GetProperty("http").Text("routePrefix")!;
        _routes = FunctionRoutes.Of(Functions, prefix, _host.Services.GetRequiredService<IInlineConstraintResolver>(), InvokeAsync);
    }

    private async Task UntilReadyAsync()
    {
        using var client = CreateClient();
        for (; ; await Task.Delay(50))
        {
            using var ready = await client.GetAsync("/health/ready");
            if (ready.IsSuccessStatusCode)
            {
                return;
            }

            Assert.IsFalse(_app.HasEnded);
        }
    }

    private async Task ServeAsync(HttpContext http)
    {
        var context = new RouteContext(http);
        await _routes.RouteAsync(context);
        if (context.Handler is { } handler)
        {
            await handler(http);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task InvokeAsync(HttpFunction function, HttpContext http)
    {
        if (function.AuthLevel != "Anonymous" && http.Request.Headers[KeyHeader] != AcceptedKey && http.Request.Query["code"] != AcceptedKey)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var id = Guid.NewGuid().ToString();
        http.Request.Headers[InvocationHeader] = id;
        var invocation = _channel.AskAsync(new StreamingMessage
        {
            InvocationRequest = new InvocationRequest
            {
                InvocationId = id,
                FunctionId = function.Name,
                InputData = { new ParameterBinding { Name = function.Parameter, Data = new TypedData { Http = new RpcHttp() } } },
                TraceContext = new RpcTraceContext(),
            },
        });
        await _host.Services.GetRequiredService<IHttpForwarder>().SendAsync(http, _address, _client, s_forwarding, HttpTransformer.Default);
        await invocation;
    }

    /// <summary>An app speaks to its host before it listens for requests: the host of Azure tries again, too.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        for (; ; )
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception exception)
            {
                socket.Dispose();
                if (exception is not SocketException { SocketErrorCode: SocketError.ConnectionRefused })
                {
                    throw;
                }
            }

            await Task.Delay(20, cancellation);
        }
    }

    private static void AssertSuccess(StatusResult result) =>
        Assert.AreEqual(StatusResult.Types.Status.Success, result.Status, $"{result.Result} {result.Exception?.Message} {result.Exception?.StackTrace}");
}
