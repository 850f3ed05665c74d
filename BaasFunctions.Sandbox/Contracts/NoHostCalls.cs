namespace BaasFunctions.Sandbox.Contracts;

/// <summary>For executions with nothing outside: every call is told so.</summary>
public sealed class NoHostCalls : IHostCalls
{
    /// <summary>The only one; it holds nothing.</summary>
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
