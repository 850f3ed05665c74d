namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Host calls of executions without any: every call fails.</summary>
public sealed class NoHostCalls : IHostCalls
{
    /// <summary>The only instance.</summary>
    public static readonly NoHostCalls Instance = new();

    private NoHostCalls()
    {
    }

    /// <inheritdoc/>
    public bool HaveEffects => false;

    /// <inheritdoc/>
    public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(HostAnswer.Failed(ErrorCodes.NotAvailable, $"{call.Operation} is not available here"));
    }
}
