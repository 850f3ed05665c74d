using System.Net;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service;

/// <summary>The whole service on a fake sandbox and a fake clock, spoken to without a network.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "baas-unit-" + Guid.NewGuid().ToString("N"));
    private readonly bool _keepsFolder;

    /// <param name="options">Settings; the defaults when null.</param>
    /// <param name="real">A real sandbox in place of the fake one.</param>
    /// <param name="keepsFolder">Whether the folder of the settings is another's, whose data it uses too.</param>
    /// <param name="database">A database in place of the one that the settings say.</param>
    public ServiceUnderTest(ServiceOptions? options = null, ISandbox? real = null, bool keepsFolder = false, SqlDatabase? database = null)
    {
        _keepsFolder = keepsFolder;
        _folder = keepsFolder ? options!.Data.Directory : _folder;
        var services = new ServiceCollection();
        if (database is not null)
        {
            services.AddSingleton(database);
        }

        _provider = services
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug))
            .AddSingleton(real ?? Sandbox)
            .AddSingleton<TimeProvider>(Time)
            .AddFunctionsService((options ??= new()) with { Data = options.Data with { Directory = _folder } })
            .BuildServiceProvider();
    }

    public FakeSandbox Sandbox { get; } = new();

    public FakeTime Time { get; } = new();

    public CollectedLog Log { get; } = new();

    /// <summary>Where it keeps its data.</summary>
    public string Folder => _folder;

    public T Part<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public object Part(Type type) => _provider.GetRequiredService(type);

    public Task<ServiceAnswer> ExecuteAsync(string json) => SendAsync("POST", "/execute", json);

    public Task<ServiceAnswer> SendAsync(string method, string path, string? body = null, Action<HttpContext>? adjust = null) =>
        SendStreamAsync(method, path, body is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(body)), adjust);

    public async Task<ServiceAnswer> SendStreamAsync(string method, string path, Stream? body, Action<HttpContext>? adjust)
    {
        var http = new DefaultHttpContext();
        var query = path.IndexOf('?');
        http.Request.Method = method;
        http.Request.Path = query < 0 ? path : path[..query];
        http.Request.QueryString = new QueryString(query < 0 ? "" : path[query..]);
        http.Request.Host = new HostString("localhost");
        http.Request.Protocol = "HTTP/1.1";
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        var received = new MemoryStream();
        http.Response.Body = received;
        if (body is not null)
        {
            http.Request.Body = body;
            http.Request.ContentType = "application/json";
        }

        adjust?.Invoke(http);
        await Part<FunctionsService>().HandleAsync(http);
        await http.Response.BodyWriter.CompleteAsync();
        return new ServiceAnswer(http.Response.StatusCode, http.Response.Headers, received.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        if (!_keepsFolder && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
