using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Contracts;

namespace BaasFunctions.Service.Auth;

/// <summary>For which project an execution is: the one that the request names, if the caller's key opens it.</summary>
internal static class ProjectBinding
{
    /// <summary>
    /// Holds a request to the project of the key. One that names no project gets it; one that names another is refused.
    /// </summary>
    public static Refusal? Bind(Caller caller, ExecutionRequest request, out ExecutionRequest bound)
    {
        bound = request;
        if (caller.Project is not { } own)
        {
            return null;
        }

        if (TextOf(request.ProjectIdJson) is not { } named)
        {
            bound = request with { ProjectIdJson = JsonSerializer.SerializeToUtf8Bytes(own) };
            return null;
        }

        return named == own ? null : Refusals.OtherProject;
    }

    /// <summary>An id as text: the text itself, or the digits of a number; null for none.</summary>
    public static string? TextOf(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => document.RootElement.GetString(),
            JsonValueKind.Number => document.RootElement.GetRawText(),
            _ => null,
        };
    }
}
