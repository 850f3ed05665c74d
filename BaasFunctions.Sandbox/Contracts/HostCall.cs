namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One host call: a call of the context that leaves the sandbox, as plain data.</summary>
/// <param name="Operation">The operation, such as <c>db.findMany</c>.</param>
/// <param name="ArgumentsJson">The arguments, as UTF-8 JSON of one object.</param>
/// <param name="Body">Bytes beside the arguments: a file, the body of a request. Empty for none.</param>
public sealed record HostCall(string Operation, ReadOnlyMemory<byte> ArgumentsJson, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Bytes that a part of a call counts at least, so that <see cref="ExecutionLimits.HostCallTotalBytes"/> bounds their number: at most 262,144
    /// by default, which two hundred pieces a second do not reach within the longest time of an execution.
    /// </summary>
    public const int MinPartBytes = 256;

    /// <summary>Whether it goes on with a call that was counted, and is none by itself: the next piece of the body of a response.</summary>
    public bool IsPart => Operation is "http.read" or "http.cancel";

    /// <summary>Bytes that it counts.</summary>
    public long Size => Math.Max((long)ArgumentsJson.Length + Body.Length, IsPart ? MinPartBytes : 0);
}
