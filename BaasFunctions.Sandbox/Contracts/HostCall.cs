namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One host call: a call of the context that leaves the sandbox, as plain data.</summary>
/// <param name="Operation">The operation, such as <c>db.findMany</c>.</param>
/// <param name="ArgumentsJson">The arguments, as UTF-8 JSON of one object.</param>
/// <param name="Body">Bytes beside the arguments: a file, the body of a request. Empty for none.</param>
public sealed record HostCall(string Operation, ReadOnlyMemory<byte> ArgumentsJson, ReadOnlyMemory<byte> Body);
