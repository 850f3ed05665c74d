using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The context of one execution as a worker sees it: calls go in as data, answers come out as data.</summary>
internal sealed class ContextUnderTest(IServiceProvider services, string project, string? bearer = null, params EnvSecret[] secrets) : IAsyncDisposable
{
    private readonly HostCallDispatcher _calls = new(
        services.GetRequiredService<HostOperationTable>(),
        new HostCallContext(new CallScope { Project = project, Tenant = "acme", User = "7", ExecutionId = "exec_1", BearerToken = bearer, Secrets = secrets }),
        services.GetRequiredService<ServiceTelemetry>(),
        services.GetRequiredService<ILogger<ContextUnderTest>>());

    public bool HaveEffects => _calls.HaveEffects;

    /// <summary>The answer whatever it is.</summary>
    public Task<HostAnswer> AnswerAsync(string operation, object arguments, byte[]? body = null, CancellationToken cancellation = default) =>
        _calls.CallAsync(new HostCall(operation, JsonSerializer.SerializeToUtf8Bytes(arguments), body ?? []), cancellation);

    /// <summary>The value as JSON.</summary>
    public async Task<string> CallAsync(string operation, object arguments)
    {
        var answer = await AnswerAsync(operation, arguments);
        Assert.IsNull(answer.Error, $"{operation}: {answer.Error?.Code} {answer.Error?.Message}");
        return Encoding.UTF8.GetString(answer.ValueJson.Span);
    }

    public async Task<JsonElement> JsonAsync(string operation, object arguments) => JsonDocument.Parse(await CallAsync(operation, arguments)).RootElement;

    /// <summary>As <see cref="FaultAsync"/>, of arguments as a worker writes them, escapes included.</summary>
    public async Task<string> FaultOfJsonAsync(string operation, string arguments) =>
        (await _calls.CallAsync(new HostCall(operation, Encoding.UTF8.GetBytes(arguments), ReadOnlyMemory<byte>.Empty), CancellationToken.None)).Error?.Code ?? "(no error)";

    /// <summary>The code with which the call fails.</summary>
    public async Task<string> FaultAsync(string operation, object arguments) => (await AnswerAsync(operation, arguments)).Error?.Code ?? "(no error)";

    public ValueTask DisposeAsync() => _calls.DisposeAsync();
}
