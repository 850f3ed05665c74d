namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One host call: a call of the context that leaves the sandbox, as plain data.</summary>
/// <param name="Operation">The operation, such as <c>db.findMany</c>.</param>
/// <param name="ArgumentsJson">The arguments, as UTF-8 JSON of one object.</param>
/// <param name="Body">Bytes beside the arguments: a file, the body of a request. Empty for none.</param>
public sealed record HostCall(string Operation, ReadOnlyMemory<byte> ArgumentsJson, ReadOnlyMemory<byte> Body)
{
    /// <summary>Sends status and headers of a response whose body follows in pieces. Arguments: <c>status</c>, and <c>headers</c> as names and values in turn. Returns whether a body is wanted.</summary>
    public const string OpenResponse = "response.open";

    /// <summary>Sends the next piece of that body: the bytes of the call, at most <see cref="MaxPieceBytes"/>. Returns when there is room for another.</summary>
    public const string WriteResponse = "response.write";

    /// <summary>Bytes of a piece of a body.</summary>
    public const int MaxPieceBytes = 64 << 10;

    /// <summary>
    /// Bytes that a part of a call counts at least, so that <see cref="ExecutionLimits.HostCallTotalBytes"/> bounds their number: at most 262,144
    /// by default, which two hundred pieces a second do not reach within the longest time of an execution.
    /// </summary>
    public const int MinPartBytes = 256;

    /// <summary>Whether it is no call by itself: the next piece of the body of a response that was received, or of the one that is sent.</summary>
    public bool IsPart => Operation is "http.read" or "http.cancel" or OpenResponse or WriteResponse;

    /// <summary>Bytes that it counts.</summary>
    public long Size => Math.Max((long)ArgumentsJson.Length + Body.Length, IsPart ? MinPartBytes : 0);
}
