using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>POST /projects/{project}/functions/{name}/invoke</c>: calls a function that was deployed, and answers like <c>/execute</c>; with <c>?async=1</c> it keeps the call and
/// answers at once where to ask how it went.
/// </summary>
internal sealed class InvokeEndpoint(FunctionCatalog functions, ExecutionRunner runner, HostCallFactory context, FunctionCalls calls, InvocationStore invocations) : IServiceEndpoint
{
    private const string IdempotencyKey = "Idempotency-Key";

    public string Path => "/projects/{project}/functions/{name}/invoke";

    public IReadOnlyList<string> Methods { get; } = ["POST"];

    public AccessRule Access => AccessRule.Execute;

    public BodyRule BodyOf(HttpContext http) => IsAsync(http) ? new BodyRule(IsRaw: false, InvocationLimits.RequestBytes) : BodyRule.Json;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (FunctionPath.Enter(http, out var project, out var name) is { } refused)
        {
            return refused;
        }

        if (ReadKey(http, out var key) is { } wrongKey)
        {
            return wrongKey;
        }

        if (InvokeFields.Read(body.Bytes, out var fields) is { } invalid)
        {
            return invalid;
        }

        var found = await functions.FindAsync(project, name, http.RequestAborted);
        return ServedFunction.Refuse(found, name, out var function) is { } unserved ? unserved
            : IsAsync(http) ? await KeepAsync(http, body, function!, fields, key)
            : await RunAsync(http, body, function!, fields);
    }

    private static bool IsAsync(HttpContext http) => http.Request.Query["async"].ToString() is "1" or "true";

    private static ApiError? ReadKey(HttpContext http, out string key)
    {
        key = http.Request.Headers[IdempotencyKey].ToString();
        return !http.Request.Headers.ContainsKey(IdempotencyKey)
            || (IsAsync(http) && key.Length is > 0 and <= InvocationLimits.KeyLength && !key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                ? null
                : ApiErrors.InvalidIdempotencyKey(InvocationLimits.KeyLength);
    }

    private async ValueTask<ApiError?> KeepAsync(HttpContext http, RequestBody body, ResolvedFunction function, InvokeFields fields, string key)
    {
        var kept = await invocations.AddAsync(
            new NewInvocation
            {
                Project = function.Project,
                Function = function.Name,
                Trigger = ExecutionTrigger.Async,
                Caller = Caller.Of(http).Key?.Id ?? "",
                RequestJson = Encoding.UTF8.GetString(fields.RequestJson.Span),
                UserJson = Encoding.UTF8.GetString(fields.User.Json.Span),
                Key = key.Length > 0 ? NewInvocation.KeyOfCaller(key) : "",
                Hash = key.Length > 0 ? Convert.ToHexStringLower(SHA256.HashData(body.Bytes.Span)) : "",
            },
            http.RequestAborted);
        if (kept.Failed)
        {
            return ApiErrors.Of(kept.Fault);
        }

        var answer = new InvocationAnswer { Invocation = InvocationViews.Of(http, kept.Value) };
        http.Response.Headers.Location = answer.Invocation.StatusUrl;
        await JsonResponse.SendAsync(http, StatusCodes.Status202Accepted, answer, ApiJson.Default.InvocationAnswer);
        return null;
    }

    private async ValueTask<ApiError?> RunAsync(HttpContext http, RequestBody body, ResolvedFunction function, InvokeFields fields)
    {
        var executionId = ExecutionIdHeader.Of(http) ?? Guid.CreateVersion7().ToString();
        var made = await calls.CreateAsync(function, executionId, fields.RequestJson, http.RequestAborted);
        if (made.Failed)
        {
            return ApiErrors.Of(made.Fault);
        }

        var request = made.Value.Request with { UserIdJson = fields.User.Json };
        var origin = ExecutionOrigin.Of(http, ExecutionTrigger.Execute) with { FunctionName = function.Name, Version = (int)function.Version.Number };
        await using var session = context.Begin(http, made.Value.Scope with { User = fields.User.Text }, body.Account);
        return await runner.RunAsync(
            http, body, origin, request, session, session, validates: false,
            new JsonExecutionAnswer((json, result, _) => ExecutionAnswer.Write(json, executionId, result)));
    }
}
