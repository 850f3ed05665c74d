using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;

namespace BaasFunctions.Tests.Unit.Service;

/// <summary>Gives results as a test says and runs nothing. Sources that are only validated are validated.</summary>
internal sealed class FakeSandbox : ISandbox
{
    public SandboxStatus Status { get; set; } = SandboxStatus.InProcess;

    public List<ExecutionRequest> Requests { get; } = [];

    public List<ExecutionRequest> Judged { get; } = [];

    public Func<ExecutionRequest, CancellationToken, Task<ExecutionResult>> Answer { get; set; } =
        (_, _) => Task.FromResult(Completed("null"));

    /// <summary>Whether it has no room for a validation.</summary>
    public bool IsBusy { get; set; }

    public static ExecutionResult Completed(string json = "null") => new()
    {
        Outcome = ExecutionOutcome.Completed,
        DataJson = Encoding.UTF8.GetBytes(json),
        Logs = [],
        Metrics = new ExecutionMetrics { Wall = TimeSpan.FromMilliseconds(2.6), AllocatedBytes = 5 << 20 },
    };

    public async Task<ExecutionResult> ExecuteAsync(ExecutionRequest request, IHostCalls calls, CancellationToken cancellationToken)
    {
        lock (Requests)
        {
            (request.ValidateOnly ? Judged : Requests).Add(request);
        }

        return request.ValidateOnly && IsBusy
            ? Completed() with
            {
                Outcome = ExecutionOutcome.Rejected, DataJson = default,
                Error = new ExecutionError { Code = ErrorCodes.ServerBusy, Name = "Error", Message = "No worker is free" },
            }
            : request.ValidateOnly
            ? Completed() with { DataJson = (request.HasFiles
                ? FunctionValidator.ValidateFiles(request.Code, request.Limits)
                : FunctionValidator.Validate(request.Code, request.Limits, request.Language)).ToJson() }
            : await Answer(request, cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
