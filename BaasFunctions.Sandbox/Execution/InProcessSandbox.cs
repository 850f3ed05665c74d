using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Scheduling.Threads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>
/// Runs functions in this process, for trusted functions and for tests. The limits of the engine are the only sandbox layer, and some programs
/// escape them: they hang in a built-in or exhaust the memory.
/// </summary>
public sealed class InProcessSandbox : ISandbox, IDisposable
{
    private readonly SandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly SandboxTelemetry _telemetry;
    private readonly ILogger<InProcessSandbox> _logger;
    private readonly CancellationTokenSource _shutdown = new();

    public InProcessSandbox(
        IOptions<SandboxOptions> options, TimeProvider time, SandboxTelemetry telemetry, ILogger<InProcessSandbox> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _time = time;
        _telemetry = telemetry;
        _logger = logger;
        Threads = new ExecutionThreads(_options.MaxThreads, _options.ThreadStackBytes, TimeSpan.FromMilliseconds(_options.ThreadIdleMs));
        Programs = new ProgramCache(_options.ProgramCacheBytes);
        Engines = new EngineFactory(time);
    }

    internal ExecutionThreads Threads { get; }

    internal ProgramCache Programs { get; }

    internal EngineFactory Engines { get; }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(ExecutionRequest request, IHostCalls calls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(calls);
        ObjectDisposedException.ThrowIf(_shutdown.IsCancellationRequested, this);
        var activity = _telemetry.Begin(request);
        var result = cancellationToken.IsCancellationRequested
            ? ExecutionReport.WithoutThread(request, TimeSpan.Zero, ExecutionFailure.Of(ExecutionEndedException.Cancelled()), [])
            : await new ExecutionJob(request, calls, this, _options, _time, _telemetry, _logger, cancellationToken, _shutdown.Token)
                .StartAsync().ConfigureAwait(false);
        _telemetry.End(activity, result);
        return result;
    }

    /// <summary>Cancels what runs. Threads end when their execution does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _shutdown.CancelAsync().ConfigureAwait(false);
        Threads.Dispose();
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        _shutdown.Cancel();
        Threads.Dispose();
    }
}
