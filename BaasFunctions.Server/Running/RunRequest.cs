using System.Text;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Limits;

namespace BaasFunctions.Server.Running;

/// <summary>What <c>run</c> was asked for.</summary>
/// <param name="File">The function.</param>
/// <param name="Body">The body of the request, as JSON; null for none.</param>
/// <param name="Env">Environment values of the function.</param>
/// <param name="TimeoutMs">Wall time in milliseconds; null leaves it to the function.</param>
/// <param name="Json">True for a machine, false for a person.</param>
internal sealed record RunRequest(FileInfo File, string? Body, IReadOnlyDictionary<string, string> Env, int? TimeoutMs, bool Json)
{
    /// <summary>The execution of the file.</summary>
    public ExecutionRequest ToExecution(string code, ExecutionLimits limits) => new()
    {
        ExecutionId = "run-" + Guid.NewGuid().ToString("N"),
        FunctionId = File.Name,
        FunctionName = File.Name,
        Code = code,

        // As a caller of the server would: with a body of its own, so that no member of the body is taken for a header.
        RequestJson = Body is null ? default : Encoding.UTF8.GetBytes($$"""{"body":{{Body}},"method":"POST"}"""),
        ConfigJson = TimeoutMs is { } timeout ? Encoding.UTF8.GetBytes($$"""{"timeout":{{timeout}}}""") : default,
        Env = Env,
        Limits = limits,
    };
}
