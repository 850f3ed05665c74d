using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Execution.Admission;
using BaasFunctions.Service.Validation;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>POST /validate</c>: judges a function without running it. Parsing a large text is work like running one, so it takes an
/// execution slot.
/// </summary>
internal sealed class ValidateEndpoint(
    RequestIntake intake, ExecutionSlots slots, ServiceOptions options, TimeProvider time) : IServiceEndpoint
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public string Path => "/validate";

    public string Allow => "POST";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        // Steps 1 and 2
        using var body = new RequestBody();
        if (await intake.ReceiveAsync(http, AccessRule.AnyKey, body).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        if (ValidateFields.Read(body.Bytes, out var code) is { } invalid)
        {
            return invalid;
        }

        // Those of callers without a project take turns together.
        var project = Caller.Of(http).Project ?? "";
        var (noSlot, _) = await slots.AcquireAsync(project, http.RequestAborted).ConfigureAwait(false);
        if (noSlot is not null)
        {
            return noSlot;
        }

        ResponseBuffer answer;
        try
        {
            using var patience = new CancellationTokenSource(s_patience, time);
            answer = Answer(FunctionValidator.Validate(code, options.Limits, patience.Token));
        }
        finally
        {
            slots.Release(project);
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer).ConfigureAwait(false);
        return null;
    }

    private static ResponseBuffer Answer(ValidationReport report)
    {
        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, "success"u8);
        report.Write(buffer.Json);
        buffer.Json.WriteEndObject();
        return buffer;
    }
}
