using BaasFunctions.Sandbox.Contracts;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Execution;

/// <summary>How the end of an execution becomes a response.</summary>
internal interface IExecutionAnswer
{
    /// <summary>Sends the response. The slot of the execution was given back, and there is room for the response.</summary>
    /// <param name="http">The request.</param>
    /// <param name="result">How the execution ended, redacted.</param>
    /// <param name="validation">The validation report, as JSON; empty where there is none.</param>
    /// <param name="size">About the bytes of a response that has all of it.</param>
    ValueTask SendAsync(HttpContext http, ExecutionResult result, ReadOnlyMemory<byte> validation, int size);
}
