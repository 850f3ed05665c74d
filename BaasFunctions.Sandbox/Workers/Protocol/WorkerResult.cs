using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>The result of an execution, as a worker sends it.</summary>
/// <param name="Result">How the execution ended; its logs hold only what was not sent as it was logged.</param>
/// <param name="CacheHit">Whether the program was found compiled; null when the execution ended before that was known.</param>
internal sealed record WorkerResult(ExecutionResult Result, bool? CacheHit);
