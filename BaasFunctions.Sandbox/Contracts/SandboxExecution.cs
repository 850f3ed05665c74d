namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Short forms of <see cref="ISandbox.ExecuteAsync"/>.</summary>
public static class SandboxExecution
{
    /// <summary>Runs a function without host calls.</summary>
    public static Task<ExecutionResult> ExecuteAsync(this ISandbox sandbox, ExecutionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        return sandbox.ExecuteAsync(request, NoHostCalls.Instance, cancellationToken);
    }
}
