using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Validation as a job of the sandbox: no text of a stranger is parsed outside of it.</summary>
public static class SandboxValidation
{
    /// <summary>Ten times what the largest text allowed takes.</summary>
    private static readonly TimeSpan s_maxTime = TimeSpan.FromSeconds(5);

    /// <summary>Validates the source of an execution without running it.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="request">The execution: its id, whose it is, its text and its limits, of which the time is cut to 5 seconds.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    /// <returns>
    /// The report: <c>is_valid</c>, <c>errors</c>, <c>warnings</c>, <c>score</c>, <c>diagnostics</c>. A text that cost the job its limits or its worker
    /// has a report with that as its only error. Null when the sandbox has no room.
    /// </returns>
    public static async Task<ReadOnlyMemory<byte>?> ValidateAsync(
        this ISandbox sandbox, ExecutionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(request);
        var time = TimeOf(request);
        var job = new ExecutionRequest
        {
            ExecutionId = request.ExecutionId,
            FunctionId = request.FunctionId,
            ProjectIdJson = request.ProjectIdJson,
            Code = request.Code,
            HasFiles = request.HasFiles,
            Language = request.Language,

            // What a configuration may ask for stays as it is: a rule compares with it, and nothing is configured here.
            Limits = request.Limits with { WallTime = time },
            SharesNoWorker = request.SharesNoWorker,
            ValidateOnly = true,
        };
        var result = await sandbox.ExecuteAsync(job, cancellationToken).ConfigureAwait(false);
        return result switch
        {
            // Without its type, null would become an empty report, as an array is.
            { Error.Code: ErrorCodes.ServerBusy } => (ReadOnlyMemory<byte>?)null,
            { Error: { } error } => ValidationReport.OfFailure(error).ToJson(),
            _ => result.DataJson,
        };
    }

    /// <summary>Runs the statements of a module, without its handler and without calls.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="request">The execution, of which the time is cut to 5 seconds.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    /// <returns>What it exports as <c>config</c>, or why it cannot be loaded, as a report. Null when the sandbox has no room or lost the job.</returns>
    public static async Task<LoadedModule?> LoadAsync(this ISandbox sandbox, ExecutionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(request);
        var time = TimeOf(request);
        var job = request with { ConfigOnly = true, Limits = request.Limits with { WallTime = time, MaxWallTime = time } };
        var result = await sandbox.ExecuteAsync(job, cancellationToken).ConfigureAwait(false);
        return result switch
        {
            { Error.Code: ErrorCodes.ServerBusy } or { Outcome: ExecutionOutcome.HostError or ExecutionOutcome.WorkerLost or ExecutionOutcome.Cancelled } => null,
            { Error: { } error } => new LoadedModule(default, ValidationReport.OfLoad(request, error).ToJson()),
            _ => new LoadedModule(result.DataJson, default),
        };
    }

    private static TimeSpan TimeOf(ExecutionRequest request) => request.Limits.MaxWallTime < s_maxTime ? request.Limits.MaxWallTime : s_maxTime;
}
