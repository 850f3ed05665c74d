using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>Writes the response of <c>/execute</c>. Public because the command line prints the same JSON.</summary>
public static class ExecutionAnswer
{
    /// <summary>Writes a response as one JSON object; the result of the function passes through unparsed.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="executionId">Id of the execution.</param>
    /// <param name="result">How the execution ended.</param>
    public static void Write(Utf8JsonWriter json, string executionId, ExecutionResult result)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        JsonSerializer.Serialize(json, new ExecuteResponse(executionId, result), ApiJson.Default.ExecuteResponse);
    }
}
