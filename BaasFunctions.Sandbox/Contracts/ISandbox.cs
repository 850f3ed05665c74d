namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Runs functions. Only plain data crosses this boundary: nothing in a request or a result
/// holds an engine, a script value or a connection, so an implementation may run functions in another process.
/// </summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>
    /// Runs a function to its end and returns how it ended. Whatever the function does is a value in the result;
    /// an exception means a defect of the host.
    /// </summary>
    /// <param name="request">What to run, with which input and under which limits.</param>
    /// <param name="calls">Carries out the host calls of the function; used only while it runs.</param>
    /// <param name="cancellationToken">The caller disconnected: the execution ends as <see cref="ExecutionOutcome.Cancelled"/>.</param>
    Task<ExecutionResult> ExecuteAsync(ExecutionRequest request, IHostCalls calls, CancellationToken cancellationToken);

    /// <summary>The current status of this sandbox.</summary>
    SandboxStatus Status => SandboxStatus.InProcess;
}
