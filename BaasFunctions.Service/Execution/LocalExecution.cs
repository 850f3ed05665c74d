using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Execution;

/// <summary>
/// Runs one execution for the person at the terminal: with the same context as a caller's, and without what only callers need. It is not
/// redacted, because the values of its environment are that person's own.
/// </summary>
public sealed class LocalExecution
{
    private readonly ISandbox _sandbox;
    private readonly HostOperationTable _operations;
    private readonly ServiceTelemetry _telemetry;
    private readonly ILogger<LocalExecution> _logger;

    internal LocalExecution(ISandbox sandbox, HostOperationTable operations, ServiceTelemetry telemetry, ILogger<LocalExecution> logger) =>
        (_sandbox, _operations, _telemetry, _logger) = (sandbox, operations, telemetry, logger);

    /// <summary>Runs the function to its end, and gives up what it left open.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellation">Ends the execution.</param>
    public async Task<ExecutionResult> RunAsync(ExecutionRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scope = new CallScope
        {
            Project = PlainJson.IdOf(request.ProjectIdJson) ?? "",
            Tenant = PlainJson.IdOf(request.TenantIdJson),
            User = PlainJson.IdOf(request.UserIdJson),
            ExecutionId = request.ExecutionId,
        };

        await using var session = new HostCallDispatcher(_operations, new HostCallContext(scope), _telemetry, _logger);
        return session.Count(await _sandbox.ExecuteAsync(request, session, cancellation));
    }
}
