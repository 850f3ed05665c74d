using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Execution;

/// <summary>The response of <c>/execute</c> and <c>/test</c>: one JSON object about the execution, 200 whatever the function did.</summary>
/// <param name="write">Writes the object; its last argument is the validation report, empty where there is none.</param>
internal sealed class JsonExecutionAnswer(Action<Utf8JsonWriter, ExecutionResult, ReadOnlyMemory<byte>> write) : IExecutionAnswer
{
    public ValueTask SendAsync(HttpContext http, ExecutionResult result, ReadOnlyMemory<byte> validation, int size)
    {
        var buffer = ResponseBuffer.Rent(size);
        write(buffer.Json, result, validation);
        return JsonResponse.SendAsync(http, WireOutcome.Of(result.Outcome).HttpStatus, buffer);
    }
}
