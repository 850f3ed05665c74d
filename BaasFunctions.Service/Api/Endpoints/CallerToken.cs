using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>The JSON Web Token of a caller (RFC 7519), where a function asks for one. It is verified as <c>context.jwt.verify</c> does.</summary>
internal static class CallerToken
{
    /// <summary>Verifies the token of a request; returns why the caller is not let in, or the subject of the token, as JSON, empty where it has none.</summary>
    public static async ValueTask<(ApiError? Refusal, ReadOnlyMemory<byte> SubjectJson)> VerifyAsync(
        HttpRequest request, TokenRule rule, FunctionCall call, HostCallDispatcher session, CancellationToken cancellation)
    {
        if (Credentials.AfterBearer(request.Headers.Authorization.ToString()) is not { } token)
        {
            return (ApiErrors.TokenMissing, default);
        }

        if (OptionsOf(rule, call.Request.Env) is not { } options)
        {
            return (ApiErrors.TokenRuleBroken(rule.SecretEnv ?? rule.KeyEnv ?? ""), default);
        }

        var arguments = new JsonObject { ["token"] = token, ["options"] = options };
        var answer = await session.CallAsync(new HostCall("jwt.verify", PlainJson.Bytes(arguments), default), cancellation);
        using var held = answer.Held;
        if (answer.Error is { } fault)
        {
            return (ApiErrors.TokenUnverifiable(fault.Message), default);
        }

        using var result = JsonDocument.Parse(answer.ValueJson);
        if (!result.RootElement.GetProperty("valid").GetBoolean())
        {
            return (ApiErrors.TokenInvalid, default);
        }

        var hasSubject = result.RootElement.GetProperty("payload").TryGetProperty("sub", out var subject) && subject.ValueKind == JsonValueKind.String;
        return (null, hasSubject ? JsonSerializer.SerializeToUtf8Bytes(subject.GetString()!, ApiJson.Default.String) : default);
    }

    /// <summary>Null where a variable that has the key is not there.</summary>
    private static JsonObject? OptionsOf(TokenRule rule, IReadOnlyDictionary<string, string> env)
    {
        var options = new JsonObject();
        foreach (var (name, variable) in ((string, string?)[])[("secret", rule.SecretEnv), ("key", rule.KeyEnv)])
        {
            if (variable is not null && !env.TryGetValue(variable, out _))
            {
                return null;
            }

            Set(name, variable is null ? null : env[variable]);
        }

        Set("jwks", rule.Jwks);
        Set("audience", rule.Audience);
        Set("issuer", rule.Issuer);
        Set("algorithm", rule.Algorithm);
        return options;

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                options[name] = value;
            }
        }
    }
}
