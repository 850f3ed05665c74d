namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Runs one function. Everything that crosses this boundary is plain data: nothing in a request or a result
/// holds an engine, a script value or a connection, so that an implementation may live in another process.
/// </summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>
    /// Runs the function to its end and answers how it ended. Whatever the function does is a value in the result;
    /// an exception means a fault of the host.
    /// </summary>
    /// <param name="request">What to run, with which input and under which limits.</param>
    /// <param name="calls">Carries out what the function asks of its context; called only while it runs.</param>
    /// <param name="cancellationToken">The caller went away: the execution ends as <see cref="ExecutionOutcome.Cancelled"/>.</param>
    Task<ExecutionResult> ExecuteAsync(ExecutionRequest request, IHostCalls calls, CancellationToken cancellationToken);

    /// <summary>How this sandbox is doing.</summary>
    SandboxStatus Status => SandboxStatus.InProcess;
}
