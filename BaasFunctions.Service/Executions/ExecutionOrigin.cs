using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Executions;

/// <summary>Where an execution comes from, for its record.</summary>
internal sealed record ExecutionOrigin
{
    /// <summary>What began it.</summary>
    public required ExecutionTrigger Trigger { get; init; }

    /// <summary>Id of the key that asked for it; null where nobody had to have one.</summary>
    public string? Caller { get; init; }

    /// <summary>Name of the function; null takes the one that the request gives, if any.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Version of the function; null for code that came with the request.</summary>
    public int? Version { get; init; }

    /// <summary>Id of the record of the execution that called this one; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>The origin of what a request asks for.</summary>
    public static ExecutionOrigin Of(HttpContext http, ExecutionTrigger trigger) => new() { Trigger = trigger, Caller = Auth.Caller.Of(http).Key?.Id };
}
