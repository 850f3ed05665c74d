using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>POST /validate</c>: checks a function without running it. Parsing a large source is as much work as running one, so it takes an
/// execution slot.
/// </summary>
internal sealed class ValidateEndpoint(
    FairConcurrencyLimiter slots, ISandbox sandbox, ExecutionLimits limits) : IServiceEndpoint
{
    public string Path => "/validate";

    public IReadOnlyList<string> Methods { get; } = ["POST"];

    public AccessRule Access => AccessRule.AnyKey;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ValidateFields.Read(body.Bytes, out var source) is { } invalid)
        {
            return invalid;
        }

        // Callers without a project share one queue.
        var project = Caller.Of(http).Project ?? "";
        var (noSlot, _, slot) = await slots.AcquireAsync(project, http.RequestAborted);
        if (noSlot is not null)
        {
            return noSlot;
        }

        ReadOnlyMemory<byte>? report;
        using (slot)
        {
            report = await sandbox.ValidateAsync(Job(project, source), http.RequestAborted);
        }

        if (report is null)
        {
            return ApiErrors.SandboxBusy;
        }

        var answer = new ValidateResponse { Validation = new RawJson(report.Value) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.ValidateResponse);
        return null;
    }

    private ExecutionRequest Job(string project, SourceField source) => new()
    {
        ExecutionId = Guid.NewGuid().ToString(),
        FunctionId = "",
        ProjectIdJson = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(project)}\""),
        SharesNoWorker = project.Length > 0,
        Code = source.Code,
        HasFiles = source.HasFiles,
        Language = source.Language,
        Limits = limits,
    };
}
